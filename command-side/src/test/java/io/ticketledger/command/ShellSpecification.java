package io.ticketledger.command;

import static io.ticketledger.command.Wiring.fixture;
import static io.ticketledger.command.Wiring.handledBy;
import static io.ticketledger.command.Wiring.trace;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every Axon shell owes its decider: it asks for the decision, for every command, and applies what it says. The decisions themselves are tested elsewhere. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ShellSpecification<S, C, E> {

    /** One accepted use of a command. */
    public record Example<C, E>(List<E> given, Actor actor, C command, List<E> then) {

        @Override
        public String toString() {
            return command.getClass().getSimpleName() + " → " + then.stream().map(event -> event.getClass().getSimpleName()).toList();
        }
    }

    private final Class<?> shell;
    private final Class<C> commands;
    private final Class<E> events;
    private final Specification.Decider<S, C, E> decider;
    private final List<Example<C, E>> examples;

    protected ShellSpecification(Class<?> shell, Class<C> commands, Class<E> events, Specification.Decider<S, C, E> decider, List<Example<C, E>> examples) {
        this.shell = shell;
        this.commands = commands;
        this.events = events;
        this.decider = decider;
        this.examples = examples;
    }

    protected List<Example<C, E>> examples() {
        return examples;
    }

    @ParameterizedTest
    @MethodSource("examples")
    protected void every_command_goes_through_the_shell_to_its_events(Example<C, E> example) {
        fixture(shell).given(example.given()).when(example.command(), trace(example.actor(), Specification.BEGINNING)).expectSuccessfulHandlerExecution()
                .expectEvents(example.then().toArray());
    }

    @ParameterizedTest
    @MethodSource("examples")
    protected void the_pure_decision_is_the_same(Example<C, E> example) {
        Specification<S, C, E> decision = new Specification<>(decider, example.given()).by(example.actor()).when(example.command());
        assertThat(decision.events()).isEqualTo(example.then());
    }

    @ParameterizedTest
    @MethodSource("examples")
    protected void nothing_is_told_that_is_not_remembered(Example<C, E> example) {
        List<E> all = new ArrayList<>(example.given());
        for (E event : example.then()) {
            S before = decider.fold(all, Specification.BEGINNING);
            all.add(event);
            assertThat(decider.fold(all, Specification.BEGINNING)).as("after %s", event).isNotEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    protected void a_refusal_comes_out_of_the_shell_as_it_is_and_nothing_has_happened(Example<C, E> example) {
        Actor nobody = new Actor(null, "nobody", Set.of());
        fixture(shell).given(example.given()).when(example.command(), trace(nobody, Specification.BEGINNING)).expectNoEvents().expectException(Rejection.class);
    }

    @Test
    protected void the_shell_has_a_line_for_every_command() {
        assertThat(handledBy(shell)).containsExactlyInAnyOrder(commands.getPermittedSubclasses()).isNotEmpty();
    }

    @Test
    protected void every_command_and_every_event_is_among_the_examples() {
        assertThat(examples.stream().<Class<?>>map(example -> example.command().getClass()).collect(toSet())).containsExactlyInAnyOrder(commands.getPermittedSubclasses());
        assertThat(examples.stream().flatMap(example -> example.then().stream()).<Class<?>>map(Object::getClass).collect(toSet()))
                .as("an event no command leads to is either dead or untested").containsExactlyInAnyOrder(events.getPermittedSubclasses());
    }
}
