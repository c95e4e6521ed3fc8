package io.ticketledger.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Given what happened, when somebody asks for something, then this happens, or that rule refuses, or nothing is left to do. Speaks to the pure decider
 * of any aggregate; each package has a {@code Scenario} that names its own.
 */
public final class Specification<S, C, E> {

    /** When given events happened, and when a command is given unless the test says otherwise. */
    public static final Instant BEGINNING = Instant.parse("2025-12-23T10:00:00Z");

    /** The two pure functions an aggregate consists of. */
    public interface Decider<S, C, E> {
        List<E> decide(@Nullable S state, C command, Context context);

        S evolve(@Nullable S state, E event, Instant occurred);

        default @Nullable S fold(List<? extends E> events, Instant occurred) {
            S state = null;
            for (E event : events) state = evolve(state, event, occurred);
            return state;
        }
    }

    private final Decider<S, C, E> decider;
    private final List<E> given;
    private @Nullable Actor actor;
    private Instant at = BEGINNING;
    private DeskPolicy policy = DeskPolicy.DEFAULT;
    private @Nullable C command;

    public Specification(Decider<S, C, E> decider, List<E> given) {
        this.decider = decider;
        this.given = List.copyOf(given);
    }

    /** These happened as well, after what was given so far. */
    @SafeVarargs
    public final Specification<S, C, E> and(E... more) {
        List<E> all = new ArrayList<>(given);
        all.addAll(List.of(more));
        return new Specification<>(decider, all);
    }

    public Specification<S, C, E> by(Actor who) {
        actor = who;
        return this;
    }

    public Specification<S, C, E> at(Instant when) {
        at = when;
        return this;
    }

    public Specification<S, C, E> under(DeskPolicy agreed) {
        policy = agreed;
        return this;
    }

    public Specification<S, C, E> when(C asked) {
        command = asked;
        return this;
    }

    @SafeVarargs
    public final void then(E... expected) {
        assertThat(events()).as("what happens").containsExactly(expected);
    }

    /** It is so already. */
    public void thenNothing() {
        assertThat(events()).as("what happens").isEmpty();
    }

    public void thenRejected(String code) {
        assertThat(rejection().code()).as("the rule that refuses").isEqualTo(code);
    }

    public void thenRejected(Rejection.Type type, String code) {
        thenRejected(code);
        assertThat(rejection().type()).as("how %s refuses", code).isEqualTo(type);
    }

    public List<E> events() {
        return decider.decide(decider.fold(given, BEGINNING), Objects.requireNonNull(command, "when?"), new Context(Objects.requireNonNull(actor, "by whom?"), at, policy));
    }

    public Rejection rejection() {
        List<E> happened = new ArrayList<>();
        Rejection refused = catchThrowableOfType(Rejection.class, () -> happened.addAll(events()));
        assertThat(refused).as("a rule refuses, but this happened: %s", happened).isNotNull();
        return refused;
    }
}
