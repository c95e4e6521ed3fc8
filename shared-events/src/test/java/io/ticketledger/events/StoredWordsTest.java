package io.ticketledger.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** The words values have in the log. They are frozen: a constant may be renamed, its word may not. */
class StoredWordsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String UUID_TEXT = "019b4a7e-2c00-7d31-8f5a-6b1e0c9a4d01";

    static Stream<Object> ids() {
        UUID raw = UUID.fromString(UUID_TEXT);
        return Stream.of(new TicketId(raw), new AccountId(raw), new CommentId(raw), new AttachmentId(raw), new CredentialId(raw));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void an_id_is_a_plain_string(Object id) {
        assertThat(JSON.writeValueAsString(id)).isEqualTo("\"" + UUID_TEXT + "\"");
        assertThat((Object) JSON.readValue("\"" + UUID_TEXT + "\"", id.getClass())).isEqualTo(id);
        assertThat(id).hasToString(UUID_TEXT);
    }

    @Test
    void an_id_is_made_of_text_and_of_nothing_but_a_uuid() {
        assertThat(TicketId.of(UUID_TEXT)).hasToString(UUID_TEXT);
        assertThat(AccountId.of(UUID_TEXT)).hasToString(UUID_TEXT);
        assertThat(CommentId.of(UUID_TEXT)).hasToString(UUID_TEXT);
        assertThat(AttachmentId.of(UUID_TEXT)).hasToString(UUID_TEXT);
        assertThat(CredentialId.of(UUID_TEXT)).hasToString(UUID_TEXT);
        assertThatIllegalArgumentException().isThrownBy(() -> TicketId.of("17"));
    }

    @Test
    void the_words_of_a_status_are_frozen() {
        assertThat(words(TicketStatus.values()))
                .containsExactly("new", "open", "in-progress", "on-hold", "resolved", "awaiting-approval", "closed", "rejected", "withdrawn");
    }

    @Test
    void the_words_of_a_priority_are_frozen() {
        assertThat(words(Priority.values())).containsExactly("critical", "high", "medium", "low", "lowest");
    }

    @Test
    void the_words_of_a_level_are_frozen() {
        assertThat(words(Level.values())).containsExactly("critical", "high", "medium", "low");
    }

    @Test
    void the_words_of_a_role_are_frozen_in_events_and_in_metadata() {
        assertThat(words(Role.values())).containsExactly("admin", "coordinator", "agent", "manager", "auditor", "requester");
        assertThat(Arrays.stream(Role.values()).map(Role::word)).containsExactly("admin", "coordinator", "agent", "manager", "auditor", "requester");
        assertThat(Arrays.stream(Role.values()).map(role -> Role.of(role.word()))).containsExactly(Role.values());
        assertThatIllegalArgumentException().isThrownBy(() -> Role.of("king"));
    }

    @Test
    void the_words_of_a_visibility_are_frozen() {
        assertThat(words(Visibility.values())).containsExactly("public", "internal");
    }

    @Test
    void the_metadata_keys_are_frozen() {
        assertThat(List.of(Trace.ACTOR, Trace.ACTOR_NAME, Trace.ACTOR_ROLES, Trace.DIALECT, Trace.REQUEST_ID, Trace.ADDRESS, Trace.CAUSATION, Trace.PROVENANCE,
                        Trace.OCCURRED, Trace.IDEMPOTENCY_KEY, Trace.SYSTEM))
                .containsExactly("actor", "actorName", "actorRoles", "dialect", "requestId", "address", "causation", "provenance", "occurred", "idempotencyKey",
                        "system");
    }

    @Test
    void closed_rejected_and_withdrawn_tickets_are_over_and_no_others() {
        assertThat(Arrays.stream(TicketStatus.values()).filter(TicketStatus::isTerminal))
                .containsExactly(TicketStatus.CLOSED, TicketStatus.REJECTED, TicketStatus.WITHDRAWN);
    }

    @Test
    void resolved_tickets_await_a_verdict_whether_it_was_asked_for_or_not() {
        assertThat(Arrays.stream(TicketStatus.values()).filter(TicketStatus::awaitsVerdict)).containsExactly(TicketStatus.RESOLVED, TicketStatus.AWAITING_APPROVAL);
    }

    @Test
    void equal_sets_of_roles_are_written_in_equal_words() {
        Set<Role> turned = new LinkedHashSet<>(List.of(Role.REQUESTER, Role.AGENT, Role.ADMIN));

        assertThat(Role.inOrder(turned)).containsExactly(Role.ADMIN, Role.AGENT, Role.REQUESTER).isEqualTo(EnumSet.copyOf(turned));
        assertThat(Role.inOrder(Set.of())).isEmpty();
    }

    private static List<String> words(Enum<?>[] values) {
        return Arrays.stream(values).map(JSON::writeValueAsString).map(word -> word.replace("\"", "")).toList();
    }
}
