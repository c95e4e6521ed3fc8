package io.ticketledger.command.ticket;

import static io.ticketledger.command.People.STAN_A_STRANGER;
import static io.ticketledger.command.Wiring.fixture;
import static io.ticketledger.command.Wiring.handledBy;
import static io.ticketledger.command.Wiring.trace;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.Rejection;
import io.ticketledger.command.Specification;
import io.ticketledger.command.ticket.TicketExamples.Example;
import io.ticketledger.events.ticket.TicketEvent;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The decisions are tested elsewhere; this holds that the shell asks for them, for every command, and applies what they say. */
class TicketShellTest {

    @ParameterizedTest
    @FieldSource("io.ticketledger.command.ticket.TicketExamples#ALL")
    void every_command_goes_through_the_shell_to_its_events(Example example) {
        fixture(Ticket.class).andGivenCurrentTime(Specification.BEGINNING).andGiven(example.given())
                .when(example.command(), trace(example.actor(), Specification.BEGINNING)).expectSuccessfulHandlerExecution()
                .expectEvents(example.then().toArray());
    }

    @ParameterizedTest
    @FieldSource("io.ticketledger.command.ticket.TicketExamples#ALL")
    void the_pure_decision_is_the_same(Example example) {
        Scenario.given(example.given().toArray(TicketEvent[]::new)).by(example.actor()).when(example.command()).then(example.then().toArray(TicketEvent[]::new));
    }

    @Test
    void a_refusal_comes_out_of_the_shell_as_it_is_and_nothing_has_happened() {
        fixture(Ticket.class).given(Tickets.OPENED).when(new TicketCommand.ClaimTicket(Tickets.TICKET), trace(STAN_A_STRANGER, Specification.BEGINNING)).expectNoEvents()
                .expectException(Rejection.class);
    }

    @Test
    void the_shell_has_a_line_for_every_command() {
        assertThat(handledBy(Ticket.class)).containsExactlyInAnyOrder(TicketCommand.class.getPermittedSubclasses()).isNotEmpty();
    }

    @Test
    void a_missing_line_would_be_noticed() {
        assertThat(handledBy(Forgetful.class)).isNotEmpty().doesNotContain(TicketCommand.class.getPermittedSubclasses()[0]);
    }

    @Test
    void every_command_and_every_event_is_among_the_examples() {
        assertThat(TicketExamples.ALL.stream().<Class<?>>map(example -> example.command().getClass()).collect(toSet()))
                .containsExactlyInAnyOrder(TicketCommand.class.getPermittedSubclasses());
        assertThat(produced()).as("an event no command leads to is either dead or untested").containsExactlyInAnyOrderElementsOf(leaves(TicketEvent.class).toList());
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed() ? Arrays.stream(type.getPermittedSubclasses()).flatMap(TicketShellTest::leaves) : Stream.of(type);
    }

    private static Set<Class<?>> produced() {
        return TicketExamples.ALL.stream().flatMap(example -> example.then().stream()).<Class<?>>map(Object::getClass).collect(toSet());
    }

    /** A shell whose author thought that the sealed interface would do. */
    private static final class Forgetful {

        @CommandHandler
        void handle(TicketCommand command) {
            assertThat(command).isNotNull();
        }
    }
}
