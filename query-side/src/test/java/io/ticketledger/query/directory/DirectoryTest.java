package io.ticketledger.query.directory;

import static io.ticketledger.query.world.Samples.ADMIN;
import static io.ticketledger.query.world.Samples.AGENT;
import static io.ticketledger.query.world.Samples.OTHER;
import static io.ticketledger.query.world.Samples.REQUESTER;
import static io.ticketledger.query.world.Samples.TICKET;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.Channel;
import io.ticketledger.events.CredentialId;
import io.ticketledger.events.Role;
import io.ticketledger.events.account.*;
import io.ticketledger.events.ticket.*;
import io.ticketledger.query.Page;
import io.ticketledger.query.directory.FindAccounts.Sort;
import io.ticketledger.query.world.Book;
import io.ticketledger.query.world.Desk;
import io.ticketledger.query.world.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DirectoryTest {

    private static final Desk desk = Desk.fresh();
    private static final Directory directory = new Directory(desk.dataSource());
    private final Book book = new Book().add(Samples.account(ADMIN, 1, "admin_user", Role.ADMIN), Samples.account(AGENT, 2, "Alice", Role.AGENT),
            Samples.account(OTHER, 3, "bob", Role.AGENT, Role.ADMIN), Samples.account(REQUESTER, 4, "john_client", Role.REQUESTER)).after(Duration.ofHours(1));

    @BeforeEach
    void nobody_is_known() {
        desk.empty(new DirectoryProjection());
    }

    private void projected() {
        desk.project(new DirectoryProjection(), book);
    }

    @Test
    void an_account_is_found_by_everything_that_names_it() {
        projected();
        Account alice = directory.byId(AGENT).orElseThrow();
        assertThat(directory.byNumber(2)).contains(alice);
        assertThat(directory.byUsername("aLICE")).contains(alice);
        assertThat(directory.byEmail("ALICE@example.org")).contains(alice);
        assertThat(directory.byNumbers(List.of(4L, 2L, 99L))).extracting(Account::number).containsExactly(2L, 4L);
        assertThat(directory.people(Set.of(OTHER, ADMIN))).containsOnlyKeys(OTHER, ADMIN);
        assertThat(directory.byNumbers(List.of())).isEmpty();
        assertThat(alice.fullName()).as("nobody has told us a name").isEqualTo("Alice");
        assertThat(alice.joinedAt()).isEqualTo(Book.START);
        assertThat(alice.standing()).isEqualTo(AccountStanding.ACTIVE);
    }

    @Test
    void every_change_is_remembered() {
        CredentialId credential = new CredentialId(new UUID(1, 1));
        book.add(new UsernameChanged(AGENT, "Alice", "alice_dev"), new EmailChanged(AGENT, "x", null), new PersonRenamed(AGENT, "Alice", "Developer"),
                new PhoneNumbersChanged(AGENT, "+1", "+2"), new DepartmentChanged(AGENT, "IT"), new RolesChanged(AGENT, Set.of(Role.AGENT), Set.of(Role.COORDINATOR, Role.ADMIN)),
                new PasswordChanged(AGENT, credential), new AccountDeactivated(AGENT));
        projected();
        Account alice = directory.byUsername("alice_dev").orElseThrow();
        assertThat(alice).extracting(Account::email, Account::fullName, Account::phone, Account::whatsapp, Account::department, Account::credential, Account::standing)
                .containsExactly(null, "Alice Developer", "+1", "+2", "IT", credential, AccountStanding.INACTIVE);
        assertThat(alice.roles()).containsExactly(Role.ADMIN, Role.COORDINATOR);
        assertThat(alice.updatedAt()).isEqualTo(Book.START.plus(Duration.ofHours(1)));
        book.add(new AccountActivated(AGENT));
        projected();
        assertThat(directory.byId(AGENT).orElseThrow().isActive()).isTrue();
    }

    @Test
    void the_channels_are_all_until_some_are_chosen_and_those_of_the_last_choice_then() {
        projected();
        assertThat(directory.byId(AGENT).orElseThrow().channels()).containsExactly(Channel.EMAIL, Channel.WHATSAPP, Channel.IN_APP);
        book.add(new ChannelsChosen(AGENT, List.of(Channel.EMAIL)), new ChannelsChosen(AGENT, List.of(Channel.IN_APP, Channel.WHATSAPP)), new ChannelsChosen(OTHER, List.of()));
        projected();
        assertThat(directory.byId(AGENT).orElseThrow().channels()).containsExactly(Channel.WHATSAPP, Channel.IN_APP);
        assertThat(directory.byId(AGENT).orElseThrow().updatedAt()).isEqualTo(Book.START.plus(Duration.ofHours(1)));
        assertThat(directory.byId(OTHER).orElseThrow().channels()).isEmpty();
        assertThat(directory.byId(ADMIN).orElseThrow().channels()).isEqualTo(Channel.ALL);
    }

    @Test
    void a_deleted_account_keeps_its_name_and_leaves_every_list() {
        book.add(new AccountDeleted(AGENT, "Alice", "alice@example.org"));
        projected();
        assertThat(directory.byId(AGENT)).map(Account::isDeleted).contains(true);
        assertThat(directory.byIds(List.of(AGENT))).hasSize(1);
        assertThat(directory.byNumber(2)).isEmpty();
        assertThat(directory.everByNumber(2)).isEqualTo(directory.byId(AGENT));
        assertThat(directory.everByNumber(99)).isEmpty();
        assertThat(directory.byUsername("alice")).isEmpty();
        assertThat(directory.byEmail("alice@example.org")).isEmpty();
        assertThat(directory.byNumbers(List.of(2L))).isEmpty();
        assertThat(directory.all(null)).extracting(Account::number).containsExactly(1L, 3L, 4L);
        assertThat(directory.find(FindAccounts.first(10)).total()).isEqualTo(3);
    }

    @Test
    void lists_filter_search_sort_and_page() {
        book.add(new AccountDeactivated(OTHER), new PersonRenamed(REQUESTER, "John", "Client 100%"));
        projected();
        assertThat(directory.all(Role.ADMIN)).extracting(Account::number).containsExactly(1L, 3L);
        assertThat(directory.find(FindAccounts.first(10).withRole(Role.ADMIN).activeOnly()).items()).extracting(Account::number).containsExactly(1L);
        assertThat(directory.find(FindAccounts.first(10).withSearch("_CLI")).items()).extracting(Account::number).containsExactly(4L);
        assertThat(directory.find(FindAccounts.first(10).withSearch("100%")).items()).extracting(Account::number).containsExactly(4L);
        assertThat(directory.find(FindAccounts.first(10).withSearch("%")).total()).isEqualTo(1);
        desk.sql().sql("CREATE TABLE last_login (account uuid PRIMARY KEY, at timestamptz NOT NULL)").update();
        desk.sql().sql("INSERT INTO last_login VALUES (?, now()), (?, now() - interval '1 day')").param(OTHER.raw()).param(ADMIN.raw()).update();
        for (Sort sort : Sort.values()) {
            Page<Account> page = directory.find(FindAccounts.first(2).sortedBy(sort, true).from(1));
            assertThat(page.items()).hasSize(2);
            assertThat(page.total()).isEqualTo(4);
        }
        assertThat(directory.find(FindAccounts.first(9).sortedBy(Sort.LAST_LOGIN, true)).items()).extracting(Account::number).containsExactly(3L, 1L, 4L, 2L);
        assertThat(directory.find(FindAccounts.first(9).sortedBy(Sort.LAST_LOGIN, false)).items()).extracting(Account::number).containsExactly(2L, 4L, 1L, 3L);
        assertThat(directory.find(FindAccounts.first(9).sortedBy(Sort.USERNAME, false)).items()).extracting(Account::username).containsExactly("admin_user", "Alice", "bob", "john_client");
    }

    @Test
    void teams_are_those_that_were_given_tickets() {
        book.add(Samples.ticket(TICKET, 1, "t"), new TicketAssigned(TICKET, List.of(), "Web"), new TicketAssigned(TICKET, List.of(), "Backend"),
                new TicketAssigned(TICKET, List.of(), "Web"), new TicketAssigned(TICKET, List.of(), null));
        projected();
        assertThat(directory.teams()).containsExactly("Backend", "Web");
    }
}
