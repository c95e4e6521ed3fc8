package io.ticketledger.command;

import static io.ticketledger.command.UniqueKeys.EMAIL;
import static io.ticketledger.command.UniqueKeys.PROJECT_KEY;
import static io.ticketledger.command.UniqueKeys.USERNAME;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.UniqueKeys.KeyChange;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.CredentialId;
import io.ticketledger.events.LedgerEvent;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.Role;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.account.*;
import io.ticketledger.events.project.ProjectCreated;
import io.ticketledger.events.project.ProjectDeleted;
import io.ticketledger.events.project.ProjectKeyChanged;
import io.ticketledger.events.project.ProjectRenamed;
import io.ticketledger.events.ticket.WorkStarted;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UniqueKeysTest {

    private static final AccountId ALICE = AccountId.of("019b4a70-1000-7abc-9def-0123456789a2");

    @Test
    void an_opened_account_takes_its_username_and_its_address() {
        assertThat(UniqueKeys.changesOf(opened("alice", "alice@company.com"))).containsExactly(taken(USERNAME, "alice"), taken(EMAIL, "alice@company.com"));
    }

    @Test
    void without_an_address_none_is_taken() {
        assertThat(UniqueKeys.changesOf(opened("alice", null))).containsExactly(taken(USERNAME, "alice"));
    }

    @Test
    void names_are_compared_without_regard_to_case() {
        assertThat(UniqueKeys.changesOf(opened("Alice", "Alice@Company.COM"))).isEqualTo(UniqueKeys.changesOf(opened("aLICE", "alice@company.com")));
        assertThat(UniqueKeys.changesOf(opened("ÄRGER", null))).containsExactly(taken(USERNAME, "ärger"));
    }

    @Test
    void a_name_is_the_same_key_on_a_machine_that_speaks_turkish() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(UniqueKeys.changesOf(opened("ADMIN", null))).containsExactly(taken(USERNAME, "admin"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void a_changed_username_gives_back_the_old_one_and_takes_the_new_one() {
        assertThat(UniqueKeys.changesOf(new UsernameChanged(ALICE, "Alice", "Miller"))).containsExactly(given(USERNAME, "alice"), taken(USERNAME, "miller"));
    }

    @Test
    void another_spelling_of_the_same_name_moves_nothing() {
        assertThat(UniqueKeys.changesOf(new UsernameChanged(ALICE, "alice", "Alice"))).isEmpty();
        assertThat(UniqueKeys.changesOf(new EmailChanged(ALICE, "alice@company.com", "Alice@company.com"))).isEmpty();
    }

    @Test
    void a_changed_address_gives_back_the_old_one_and_takes_the_new_one_where_there_is_one() {
        assertThat(UniqueKeys.changesOf(new EmailChanged(ALICE, "A@b.c", "D@e.f"))).containsExactly(given(EMAIL, "a@b.c"), taken(EMAIL, "d@e.f"));
        assertThat(UniqueKeys.changesOf(new EmailChanged(ALICE, null, "D@e.f"))).containsExactly(taken(EMAIL, "d@e.f"));
        assertThat(UniqueKeys.changesOf(new EmailChanged(ALICE, "A@b.c", null))).containsExactly(given(EMAIL, "a@b.c"));
    }

    @Test
    void a_deleted_account_gives_back_both() {
        assertThat(UniqueKeys.changesOf(new AccountDeleted(ALICE, "Alice", "A@b.c"))).containsExactly(given(USERNAME, "alice"), given(EMAIL, "a@b.c"));
        assertThat(UniqueKeys.changesOf(new AccountDeleted(ALICE, "Alice", null))).containsExactly(given(USERNAME, "alice"));
    }

    @Test
    void a_project_takes_its_key_changes_it_and_gives_back_the_one_it_has_when_it_is_gone() {
        ProjectId website = new ProjectId(ALICE.raw());
        assertThat(UniqueKeys.changesOf(new ProjectCreated(website, 1, "WEB", "Website", ""))).containsExactly(taken(PROJECT_KEY, "web"));
        assertThat(UniqueKeys.changesOf(new ProjectKeyChanged(website, "WEB", "SITE"))).containsExactly(given(PROJECT_KEY, "web"), taken(PROJECT_KEY, "site"));
        assertThat(UniqueKeys.changesOf(new ProjectDeleted(website, "SITE"))).containsExactly(given(PROJECT_KEY, "site"));
        assertThat(UniqueKeys.changesOf(new ProjectRenamed(website, "SITE"))).isEmpty();
    }

    static Stream<LedgerEvent> events_that_hold_no_name() {
        return Stream.of(new PersonRenamed(ALICE, "A", "B"), new PhoneNumbersChanged(ALICE, "+1", null), new DepartmentChanged(ALICE, "Sales"),
                new RolesChanged(ALICE, Set.of(Role.AGENT), Set.of(Role.ADMIN)), new PasswordChanged(ALICE, new CredentialId(ALICE.raw())), new AccountDeactivated(ALICE),
                new AccountActivated(ALICE), new WorkStarted(new TicketId(ALICE.raw())));
    }

    @ParameterizedTest
    @MethodSource("events_that_hold_no_name")
    void all_other_events_move_nothing(LedgerEvent event) {
        assertThat(UniqueKeys.changesOf(event)).isEmpty();
    }

    /** Whatever an account goes through, in the end it has given back exactly what it took. */
    @Test
    void nothing_stays_taken_when_an_account_is_gone() {
        List<KeyChange> changes = Stream.of(opened("Alice", null), new EmailChanged(ALICE, null, "A@b.c"), new UsernameChanged(ALICE, "Alice", "Miller"),
                new EmailChanged(ALICE, "A@b.c", "D@e.f"), new AccountDeleted(ALICE, "Miller", "D@e.f")).flatMap(event -> UniqueKeys.changesOf(event).stream()).toList();

        assertThat(changes.stream().filter(KeyChange::taken).map(KeyChange::key))
                .containsExactlyInAnyOrderElementsOf(changes.stream().filter(change -> !change.taken()).map(KeyChange::key).toList());
    }

    private static AccountOpened opened(String username, @Nullable String email) {
        return new AccountOpened(ALICE, 1, username, email, "Alice", "Developer", Set.of(Role.AGENT), null, null, null, null);
    }

    private static KeyChange taken(String kind, String key) {
        return new KeyChange(kind, key, true);
    }

    private static KeyChange given(String kind, String key) {
        return new KeyChange(kind, key, false);
    }
}
