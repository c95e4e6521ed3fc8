package io.ticketledger.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.Role;
import io.ticketledger.events.Trace;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContextTest {

    private static final String ALICE = "019b4a70-1000-7abc-9def-0123456789a2";
    private static final String NOON = "2025-12-23T12:00:00Z";

    @Test
    void the_metadata_of_a_command_tells_who_asks_and_when() {
        Context context = Context.of(
                Map.of(Trace.ACTOR, ALICE, Trace.ACTOR_NAME, "alice", Trace.ACTOR_ROLES, List.of("agent", "coordinator"), Trace.OCCURRED, NOON), DeskPolicy.DEFAULT);

        assertThat(context).isEqualTo(new Context(new Actor(AccountId.of(ALICE), "alice", Set.of(Role.AGENT, Role.COORDINATOR)), Instant.parse(NOON), DeskPolicy.DEFAULT));
    }

    @Test
    void the_desk_itself_has_no_account_and_exactly_the_rights_it_was_given() {
        Actor actor = Context.of(Map.of(Trace.ACTOR, Trace.SYSTEM, Trace.ACTOR_NAME, "system", Trace.ACTOR_ROLES, List.of("admin"), Trace.OCCURRED, NOON), DeskPolicy.DEFAULT).actor();

        assertThat(actor).isEqualTo(Actor.SYSTEM);
    }

    @Test
    void without_roles_an_actor_may_what_everybody_may() {
        assertThat(Context.of(Map.of(Trace.ACTOR, ALICE, Trace.OCCURRED, NOON), DeskPolicy.DEFAULT).actor().roles()).isEmpty();
    }

    @Test
    void a_command_without_an_author_or_a_time_is_a_mistake_of_the_caller() {
        assertThatIllegalArgumentException().isThrownBy(() -> Context.of(Map.of(Trace.OCCURRED, NOON), DeskPolicy.DEFAULT));
        assertThatIllegalArgumentException().isThrownBy(() -> Context.of(Map.of(Trace.ACTOR, ALICE), DeskPolicy.DEFAULT));
        assertThatIllegalArgumentException().isThrownBy(() -> Context.of(Map.of(Trace.ACTOR, "nobody", Trace.OCCURRED, NOON), DeskPolicy.DEFAULT));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Context.of(Map.of(Trace.ACTOR, ALICE, Trace.OCCURRED, NOON, Trace.ACTOR_ROLES, List.of("king")), DeskPolicy.DEFAULT));
    }

    @Test
    void time_is_cut_to_the_microseconds_the_log_keeps() {
        Context context = Context.of(Map.of(Trace.ACTOR, ALICE, Trace.OCCURRED, "2025-12-23T12:00:00.123456789Z"), DeskPolicy.DEFAULT);

        assertThat(context.at()).isEqualTo("2025-12-23T12:00:00.123456Z");
    }

    @Test
    void an_event_happened_when_its_metadata_says_or_else_when_the_log_says() {
        Instant published = Instant.parse("2025-12-24T00:00:00Z");

        assertThat(Context.occurred(Map.of(Trace.OCCURRED, NOON), published)).isEqualTo(NOON);
        assertThat(Context.occurred(Map.of(), published)).isEqualTo(published);
    }

    @Test
    void everybody_but_a_requester_is_staff() {
        assertThat(Role.values()).allSatisfy(role -> assertThat(new Actor(AccountId.of(ALICE), "a", Set.of(role)).isStaff()).isEqualTo(role != Role.REQUESTER));
    }
}
