package io.ticketledger.query.projects;

import static io.ticketledger.query.world.Samples.ADMIN;
import static io.ticketledger.query.world.Samples.AGENT;
import static io.ticketledger.query.world.Samples.OTHER;
import static io.ticketledger.query.world.Samples.REQUESTER;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.*;
import io.ticketledger.events.account.AccountDeleted;
import io.ticketledger.events.contact.ContactAdded;
import io.ticketledger.events.contact.ContactDeleted;
import io.ticketledger.events.project.*;
import io.ticketledger.query.contacts.ContactsProjection;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.query.directory.DirectoryProjection;
import io.ticketledger.query.directory.FindAccounts;
import io.ticketledger.query.projecting.Projection;
import io.ticketledger.query.world.Book;
import io.ticketledger.query.world.Desk;
import io.ticketledger.query.world.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProjectsTest {

    private static final List<Projection> WRITERS = List.of(new DirectoryProjection(), new ProjectsProjection(), new ContactsProjection());
    private static final ProjectId WEB = new ProjectId(new UUID(3, 1));
    private static final ProjectId APP = new ProjectId(new UUID(3, 2));
    private static final ColumnId TODO = new ColumnId(new UUID(4, 1));
    private static final ColumnId DONE = new ColumnId(new UUID(4, 2));
    private static final TagId NIKORA = new TagId(new UUID(5, 1));
    private static final TagId ZOO = new TagId(new UUID(5, 2));
    private static final ContactId GIORGI = new ContactId(new UUID(2, 1));
    private static final ContactId NINO = new ContactId(new UUID(2, 2));

    private static final Desk desk = Desk.fresh();
    private static final Projects projects = new Projects(desk.dataSource());
    private static final Columns columns = new Columns(desk.dataSource());
    private static final Tags tags = new Tags(desk.dataSource());

    private final Book book = new Book().add(Samples.account(ADMIN, 1, "ada", Role.ADMIN), Samples.account(AGENT, 2, "alice", Role.REQUESTER),
                    Samples.account(OTHER, 3, "bob", Role.REQUESTER), Samples.account(REQUESTER, 4, "carl", Role.REQUESTER))
            .by(AGENT, "alice").add(new ProjectCreated(WEB, 1, "WEB", "Website", ""), new RoleGiven(WEB, AGENT, ProjectRole.SUPERADMIN, 10),
                    new RoleGiven(WEB, OTHER, ProjectRole.USER, 11))
            .by(REQUESTER, "carl").add(new ProjectCreated(APP, 2, "APP", "App", "mobile"), new RoleGiven(APP, REQUESTER, ProjectRole.SUPERADMIN, 12)).after(Duration.ofHours(1));

    @BeforeEach
    void nothing_is_known() {
        WRITERS.forEach(desk::empty);
    }

    private void projected() {
        WRITERS.forEach(writer -> desk.project(writer, book));
    }

    @Test
    void a_project_is_found_by_everything_that_names_it() {
        book.add(new ProjectRenamed(APP, "Mobile App"), new ProjectDescribed(APP, "for phones"), new ProjectKeyChanged(APP, "APP", "MOB"));
        projected();
        ProjectRow app = projects.byId(APP).orElseThrow();
        assertThat(app).isEqualTo(new ProjectRow(APP, 2, "MOB", "Mobile App", "for phones", REQUESTER, Book.START, Book.START.plus(Duration.ofHours(1))));
        assertThat(projects.byNumber(2)).contains(app);
        assertThat(projects.byKey("MOB")).contains(app);
        assertThat(projects.byKey("APP")).isEmpty();
        assertThat(projects.of(REQUESTER)).containsExactly(app);
        assertThat(projects.byIds(Set.of(APP, WEB))).extracting(ProjectRow::id).containsExactly(WEB, APP);
        assertThat(projects.byNumbers(List.of(2L, 99L))).containsExactly(app);
        assertThat(projects.all()).hasSize(2);
        assertThat(projects.page(1, 1)).satisfies(page -> assertThat(page.items()).containsExactly(app), page -> assertThat(page.total()).isEqualTo(2));
    }

    @Test
    void a_member_has_one_role_the_last_that_was_given() {
        book.by(AGENT, "alice").add(new RoleGiven(WEB, OTHER, ProjectRole.ADMIN, 11), new RoleGiven(WEB, REQUESTER, ProjectRole.MANAGER, 13), new RoleTaken(WEB, REQUESTER));
        projected();
        assertThat(projects.rolesOf(OTHER)).isEqualTo(Map.of(WEB, ProjectRole.ADMIN));
        assertThat(projects.rolesOf(REQUESTER)).isEqualTo(Map.of(APP, ProjectRole.SUPERADMIN));
        assertThat(projects.memberships(OTHER)).containsExactly(new Membership(11, WEB, OTHER, ProjectRole.ADMIN, Book.START.plus(Duration.ofHours(1)), AGENT));
        assertThat(projects.members(WEB)).extracting(Membership::account).containsExactly(AGENT, OTHER);
        assertThat(projects.membershipsOf(List.of(OTHER, REQUESTER, ADMIN))).containsOnlyKeys(OTHER, REQUESTER);
        assertThat(projects.membership(WEB, OTHER)).isPresent();
        assertThat(projects.membership(WEB, REQUESTER)).isEmpty();
    }

    @Test
    void a_deleted_account_is_no_member_any_more_whichever_was_told_first() {
        book.add(new AccountDeleted(OTHER, "bob", null), new RoleGiven(APP, OTHER, ProjectRole.USER, 14));
        projected();
        assertThat(projects.members(WEB)).extracting(Membership::account).containsExactly(AGENT);
        assertThat(projects.members(APP)).extracting(Membership::account).containsExactly(REQUESTER);
        assertThat(projects.sharing(AGENT)).containsExactly(AGENT);
        assertThat(projects.share(AGENT, OTHER)).isFalse();
    }

    @Test
    void people_share_a_project_or_the_desk() {
        book.add(Samples.account(new AccountId(new UUID(9, 9)), 5, "dora", Role.COORDINATOR));
        projected();
        assertThat(projects.sharing(AGENT)).containsExactlyInAnyOrder(AGENT, OTHER);
        assertThat(projects.sharing(ADMIN)).containsExactlyInAnyOrder(ADMIN, new AccountId(new UUID(9, 9)));
        assertThat(projects.share(AGENT, OTHER)).isTrue();
        assertThat(projects.share(AGENT, REQUESTER)).isFalse();
        assertThat(projects.share(AGENT, AGENT)).isTrue();
        assertThat(new Directory(desk.dataSource()).find(FindAccounts.first(1).among(AGENT).sortedBy(FindAccounts.Sort.USERNAME, true))).satisfies(
                page -> assertThat(page.items()).extracting(Account::username).containsExactly("bob"), page -> assertThat(page.total()).isEqualTo(2));
    }

    @Test
    void a_board_has_its_columns_in_order() {
        book.add(new ColumnAdded(WEB, DONE, 2, "Done", Stage.DONE, "#111111", 0), new ColumnAdded(WEB, TODO, 1, "Todo", Stage.NEW, "#222222", 1),
                new ColumnAdded(APP, new ColumnId(new UUID(4, 3)), 3, "Gone", Stage.NEW, "#222222", 0), new ColumnRemoved(APP, new ColumnId(new UUID(4, 3))));
        book.after(Duration.ofHours(1)).add(new ColumnsOrdered(WEB, List.of(new ColumnOrder(TODO, 0), new ColumnOrder(DONE, 1))), new ColumnRenamed(WEB, TODO, "To Do"),
                new ColumnRecolored(WEB, TODO, "#333333"), new ColumnStageChanged(WEB, TODO, Stage.IN_PROGRESS));
        projected();
        assertThat(columns.columns(List.of(WEB, APP))).extracting(ColumnRow::id).containsExactly(TODO, DONE);
        assertThat(columns.columnByNumber(1)).contains(new ColumnRow(TODO, 1, WEB, "To Do", Stage.IN_PROGRESS, "#333333", 0, Book.START.plus(Duration.ofHours(1)),
                Book.START.plus(Duration.ofHours(2))));
        assertThat(columns.columnByNumber(3)).isEmpty();
        assertThat(columns.board(WEB).columns()).isEqualTo(columns.all());
        assertThat(columns.boards(List.of(WEB, APP)).get(APP).columns()).isEmpty();
    }

    @Test
    void tags_are_searched_and_found_by_name_whatever_its_case() {
        book.add(new TagCreated(WEB, ZOO, 2, "zoo", "animals", "#111111"), new TagCreated(WEB, NIKORA, 1, "NİKORA Straße", "supermarket 100%", "#222222"),
                new TagCreated(APP, new TagId(new UUID(5, 3)), 3, "zoo", "", "#222222"), new TagRenamed(WEB, ZOO, "Zoo"), new TagRecolored(WEB, ZOO, "#333333"));
        projected();
        assertThat(tags.tags(FindTags.everywhere(10, 0)).total()).isEqualTo(3);
        assertThat(tags.tags(FindTags.in(Set.of(WEB), 1, 1)).items()).extracting(TagRow::id).containsExactly(ZOO);
        assertThat(tags.tags(FindTags.in(Set.of(), 10, 0)).items()).isEmpty();
        assertThat(tags.tags(FindTags.in(Set.of(WEB), 10, 0).withSearch("100%")).items()).extracting(TagRow::id).containsExactly(NIKORA);
        assertThat(tags.tags(FindTags.everywhere(10, 0).withSearch("%")).total()).isEqualTo(1);
        assertThat(tags.tagsByNames(WEB, List.of("ZOO", "nİkora STRAßE", "nothing"))).extracting(TagRow::number).containsExactlyInAnyOrder(1L, 2L);
        assertThat(tags.tagByNumber(2)).get().extracting(TagRow::name, TagRow::description, TagRow::color, TagRow::project).containsExactly("Zoo", "animals", "#333333", WEB);
        assertThat(tags.tagsByIds(Set.of(ZOO))).containsOnlyKeys(ZOO);
        assertThat(tags.tagsByNumbers(List.of(1L, 99L))).extracting(TagRow::id).containsExactly(NIKORA);
    }

    @Test
    void a_tag_knows_whom_to_ask_as_long_as_they_are_there() {
        book.add(new TagCreated(WEB, ZOO, 2, "zoo", "", "#111111"), contact(GIORGI, 1), contact(NINO, 2), new TagContactAdded(WEB, ZOO, NINO, 21, "Boss"),
                new TagContactAdded(WEB, ZOO, GIORGI, 22, "Primary"));
        projected();
        assertThat(tags.tagContacts(ZOO)).containsExactly(new TagContact(21, ZOO, NINO, "Boss", Book.START.plus(Duration.ofHours(1))),
                new TagContact(22, ZOO, GIORGI, "Primary", Book.START.plus(Duration.ofHours(1))));
        assertThat(tags.tagByNumber(2)).get().extracting(TagRow::contactsCount).isEqualTo(2);
        book.add(new ContactDeleted(NINO));
        projected();
        assertThat(tags.tagContacts(ZOO)).extracting(TagContact::contact).containsExactly(GIORGI);
        assertThat(tags.tagByNumber(2)).get().extracting(TagRow::contactsCount).isEqualTo(1);
        book.add(new TagContactRemoved(WEB, ZOO, GIORGI));
        projected();
        assertThat(tags.tagContacts(ZOO)).isEmpty();
    }

    @Test
    void of_a_deleted_project_and_a_deleted_tag_nothing_is_left() {
        book.add(new TagCreated(WEB, ZOO, 2, "zoo", "", "#111111"), contact(NINO, 2), new TagContactAdded(WEB, ZOO, NINO, 21, "Boss"), new TagDeleted(WEB, ZOO),
                new TagCreated(WEB, NIKORA, 3, "zoo", "", "#111111"), new ColumnAdded(WEB, TODO, 1, "Todo", Stage.NEW, "#222222", 1));
        projected();
        assertThat(desk.rows(new ProjectsProjection())).hasEntrySatisfying("tag_contact", rows -> assertThat(rows).isEmpty());
        assertThat(tags.tagByNumber(2)).isEmpty();
        book.add(new TagContactAdded(WEB, NIKORA, NINO, 22, "Boss"), new ProjectDeleted(WEB, "WEB"), new ProjectDeleted(APP, "APP"));
        projected();
        assertThat(desk.rows(new ProjectsProjection()).values()).allSatisfy(rows -> assertThat(rows).isEmpty());
    }

    private static ContactAdded contact(ContactId id, long number) {
        return new ContactAdded(id, number, "Contact " + number, "", "", "", "", "");
    }
}
