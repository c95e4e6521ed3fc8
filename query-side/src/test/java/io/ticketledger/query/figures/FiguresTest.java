package io.ticketledger.query.figures;

import static io.ticketledger.query.world.Samples.ADMIN;
import static io.ticketledger.query.world.Samples.AGENT;
import static io.ticketledger.query.world.Samples.OTHER;
import static io.ticketledger.query.world.Samples.REQUESTER;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.*;
import io.ticketledger.events.account.AccountDeleted;
import io.ticketledger.events.company.*;
import io.ticketledger.events.project.*;
import io.ticketledger.events.ticket.*;
import io.ticketledger.query.ticketlist.TicketRow;
import io.ticketledger.query.companies.CompaniesProjection;
import io.ticketledger.query.directory.DirectoryProjection;
import io.ticketledger.query.projecting.Projection;
import io.ticketledger.query.projects.Columns;
import io.ticketledger.query.projects.ProjectsProjection;
import io.ticketledger.query.ticketlist.Scope;
import io.ticketledger.query.ticketlist.TicketListProjection;
import io.ticketledger.query.world.Book;
import io.ticketledger.query.world.Desk;
import io.ticketledger.query.world.Samples;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FiguresTest {

    private static final ProjectId WEB = new ProjectId(new UUID(3, 1));
    private static final ProjectId APP = new ProjectId(new UUID(3, 2));
    private static final CompanyId NIKORA = new CompanyId(new UUID(1, 1));
    private static final CompanyId ACME = new CompanyId(new UUID(1, 2));
    private static final ColumnId TODO = new ColumnId(new UUID(4, 1));
    private static final ColumnId DOING = new ColumnId(new UUID(4, 2));
    private static final ColumnId TESTING = new ColumnId(new UUID(4, 3));
    private static final TagId ZOO = new TagId(new UUID(5, 1));

    private static final List<Projection> WRITERS = List.of(new DirectoryProjection(), new ProjectsProjection(), new CompaniesProjection(), new TicketListProjection());
    private static final Desk desk = Desk.fresh();
    private static final CompanyFigures companies = new CompanyFigures(desk.dataSource());
    private static final ProjectFigures projects = new ProjectFigures(desk.dataSource());

    /** Where it is two hours later than in the book, which begins in the morning. */
    private static final ZoneId ZONE = ZoneId.of("Europe/Athens");

    private final Book book = new Book().add(Samples.account(ADMIN, 1, "ada"), Samples.account(AGENT, 2, "alice"), Samples.account(OTHER, 3, "bob"), Samples.account(REQUESTER, 4, "carl"))
            .add(new ProjectCreated(WEB, 1, "WEB", "Website", ""), new ProjectCreated(APP, 2, "APP", "App", ""),
                    new ColumnAdded(WEB, TODO, 1, "To Do", Stage.NEW, "#111111", 0), new ColumnAdded(WEB, DOING, 2, "Doing", Stage.IN_PROGRESS, "#111111", 1),
                    new ColumnAdded(WEB, TESTING, 3, "Testing", Stage.IN_PROGRESS, "#111111", 2), new TagCreated(WEB, ZOO, 1, "zoo", "", "#111111"),
                    new RoleGiven(WEB, AGENT, ProjectRole.ADMIN, 1), new RoleGiven(WEB, OTHER, ProjectRole.USER, 2),
                    new CompanyCreated(NIKORA, 1, "Nikora", "", null, null), new CompanyMemberAdded(NIKORA, REQUESTER, CompanyRole.USER),
                    new CompanyMemberAdded(NIKORA, AGENT, CompanyRole.ADMIN), new CompanyProjectsChosen(NIKORA, List.of(WEB, APP)),
                    new CompanyCreated(ACME, 2, "Acme", "", null, null), new CompanyProjectsChosen(ACME, List.of(WEB)));

    private static TicketId id(int n) {
        return new TicketId(new UUID(0x7001, n));
    }

    @BeforeEach
    void nothing_is_known() {
        WRITERS.forEach(desk::empty);
    }

    private void projected() {
        WRITERS.forEach(writer -> desk.project(writer, book));
    }

    private Instant now() {
        return book.now();
    }

    private void ticket(int n, ProjectId project, AccountId requester, Priority priority, @Nullable Level impact, @Nullable Level urgency) {
        book.add(new TicketOpened(id(n), n, requester, "Ticket " + n, "", priority, impact, urgency, "BUG", null, null, "kanban", 30, Book.START, null), new TicketFiled(id(n), project));
    }

    private CompanyNumbers of(CompanyId company, @Nullable ProjectId project) {
        return companies.of(List.of(company), project, now(), ZONE).get(company);
    }

    @Test
    void a_company_has_what_its_users_reported_in_its_projects_and_nothing_that_is_put_away() {
        ticket(1, WEB, REQUESTER, Priority.MEDIUM, null, null);
        ticket(2, APP, REQUESTER, Priority.MEDIUM, null, null);
        ticket(3, ProjectId.DESK, REQUESTER, Priority.CRITICAL, null, null);
        ticket(4, WEB, AGENT, Priority.CRITICAL, null, null);
        ticket(5, WEB, REQUESTER, Priority.CRITICAL, null, null);
        ticket(6, WEB, REQUESTER, Priority.CRITICAL, null, null);
        book.add(new TicketArchived(id(5)), new TicketDeleted(id(6)));
        projected();
        assertThat(of(NIKORA, null)).isEqualTo(new CompanyNumbers(2, 0, 0, 0, 0, 2, 0, Book.START));
        assertThat(of(NIKORA, APP).total()).isEqualTo(1);
        assertThat(of(ACME, null)).isEqualTo(CompanyNumbers.NOTHING);
        assertThat(companies.tickets(List.of(NIKORA, ACME), null)).isEqualTo(Map.of(NIKORA, 2L, ACME, 0L));
        book.add(new ProjectDeleted(APP, "APP"), new AccountDeleted(REQUESTER, "carl", null));
        projected();
        assertThat(companies.tickets(List.of(NIKORA), null)).as("what he reported stays the company's, what was in a project that is over does not").isEqualTo(Map.of(NIKORA, 1L));
    }

    @Test
    void of_open_tickets_the_urgent_the_critical_the_overdue_and_the_unassigned_are_counted() {
        ticket(1, WEB, REQUESTER, Priority.HIGH, null, Level.MEDIUM);
        ticket(2, WEB, REQUESTER, Priority.HIGH, null, Level.HIGH);
        ticket(3, WEB, REQUESTER, Priority.HIGH, Level.HIGH, Level.CRITICAL);
        ticket(4, WEB, REQUESTER, Priority.LOW, Level.CRITICAL, Level.CRITICAL);
        ticket(5, WEB, REQUESTER, Priority.CRITICAL, null, null);
        ticket(6, WEB, REQUESTER, Priority.CRITICAL, null, null);
        book.add(new TicketAssigned(id(2), List.of(AGENT), null), new TicketDeclined(id(6), "no"),
                new TicketScheduled(id(1), null, LocalDate.of(2026, 3, 1)), new TicketScheduled(id(2), null, LocalDate.of(2026, 3, 2)), new TicketScheduled(id(6), null, LocalDate.of(2026, 3, 1)));
        projected();
        assertThat(of(NIKORA, null)).isEqualTo(new CompanyNumbers(5, 3, 1, 2, 0, 6, 2, Book.START));
        assertThat(companies.of(List.of(NIKORA), null, Book.START.plus(Duration.ofHours(14)), ZONE).get(NIKORA).overdue()).as("midnight has passed where the desk is").isEqualTo(2);
    }

    @Test
    void resolved_this_month_are_those_resolved_or_closed_and_not_what_was_turned_away() {
        for (int n = 1; n <= 5; n++) ticket(n, WEB, REQUESTER, Priority.MEDIUM, null, null);
        book.add(new TicketResolved(id(1), "done", null)).after(Duration.ofDays(40))
                .add(new TicketResolved(id(2), "done", null), new TicketClosed(id(3), "over"), new TicketWithdrawn(id(4), "no"), new TicketResolved(id(5), "done", null),
                        new ResolutionRejected(id(5), "no"));
        projected();
        assertThat(of(NIKORA, null)).extracting(CompanyNumbers::resolvedThisMonth, CompanyNumbers::open, CompanyNumbers::lastActivity).containsExactly(2L, 3L, now());
    }

    @Test
    void members_and_whoever_has_work_there_have_a_load() {
        for (int n = 1; n <= 6; n++) ticket(n, WEB, REQUESTER, Priority.MEDIUM, null, null);
        book.add(new TicketAssigned(id(1), List.of(AGENT, ADMIN), null), new WorkStarted(id(1)), new TicketAssigned(id(2), List.of(AGENT), null), new TicketAssigned(id(3), List.of(AGENT), null),
                        new TicketClosed(id(3), "over"), new TicketAssigned(id(4), List.of(AGENT), null), new TicketArchived(id(4)), new TicketAssigned(id(6), List.of(REQUESTER), null))
                .after(Duration.ofHours(15)).add(new TicketResolved(id(2), "done", null), new TicketAssigned(id(5), List.of(AGENT), null), new TicketClosed(id(5), "over"),
                        new AccountDeleted(REQUESTER, "carl", null));
        projected();
        assertThat(projects.workload(WEB, now(), ZONE)).as("it is another day where the desk is").containsExactly(
                new Load(AGENT, ProjectRole.ADMIN, 2, 1, 2), new Load(ADMIN, null, 1, 1, 0), new Load(OTHER, ProjectRole.USER, 0, 0, 0));
        assertThat(projects.workload(WEB, Book.START.plus(Duration.ofHours(1)), ZONE).getFirst().resolvedToday()).isEqualTo(3);
        assertThat(projects.workload(APP, now(), ZONE)).isEmpty();
    }

    @Test
    void what_needs_attention_comes_by_priority_and_then_by_the_day_it_was_due() {
        ticket(1, WEB, REQUESTER, Priority.LOW, null, null);
        ticket(2, WEB, AGENT, Priority.CRITICAL, null, null);
        ticket(3, WEB, REQUESTER, Priority.HIGH, null, Level.HIGH);
        ticket(4, WEB, REQUESTER, Priority.HIGH, null, null);
        ticket(5, WEB, REQUESTER, Priority.HIGH, null, null);
        ticket(6, APP, REQUESTER, Priority.CRITICAL, null, null);
        ticket(7, WEB, REQUESTER, Priority.CRITICAL, null, null);
        book.add(new TicketClosed(id(7), "over"), new TicketScheduled(id(1), null, LocalDate.of(2026, 3, 1)), new TicketScheduled(id(4), null, LocalDate.of(2026, 3, 1)),
                new TicketScheduled(id(5), null, LocalDate.of(2026, 3, 2)), new TicketAssigned(id(4), List.of(OTHER), null));
        projected();
        assertThat(attention(Scope.everything(), 10)).containsExactly(id(2), id(4), id(3), id(1));
        assertThat(attention(Scope.everything(), 2)).containsExactly(id(2), id(4));
        assertThat(attention(Scope.inProjects(Set.of(WEB)), 1)).containsExactly(id(2));
        assertThat(attention(Scope.inProjects(Set.of(APP)), 9)).isEmpty();
        assertThat(attention(Scope.requestedBy(AGENT), 9)).containsExactly(id(2));
        assertThat(attention(Scope.anyOf(Scope.assignedTo(OTHER), Scope.requestedByAnyIn(Set.of(AGENT), Set.of(WEB))), 9)).containsExactly(id(2), id(4));
        assertThat(attention(Scope.requestedByAnyIn(Set.of(AGENT), Set.of(APP)), 9)).isEmpty();
        assertThat(attention(Scope.anyOf(), 9)).isEmpty();
        assertThat(projects.newest(WEB, Scope.requestedBy(REQUESTER), 2)).extracting(TicketRow::id).containsExactly(id(7), id(5));
    }

    @Test
    void every_card_is_counted_in_the_column_it_is_shown_in() {
        for (int n = 1; n <= 6; n++) ticket(n, WEB, REQUESTER, Priority.MEDIUM, null, null);
        book.add(new WorkStarted(id(1)), new WorkStarted(id(2)), new CardMoved(id(2), TESTING, "a"), new TicketClosed(id(3), "over"), new TicketArchived(id(4)), new TicketDeleted(id(5)),
                new TicketTagged(id(6), List.of(ZOO)), new TicketTagged(id(1), List.of(ZOO)), new TicketTagged(id(4), List.of(ZOO)));
        projected();
        assertThat(projects.perColumn(WEB, new Columns(desk.dataSource()).board(WEB))).as("done has no column of its own").isEqualTo(Map.of(TODO, 2L, DOING, 1L, TESTING, 1L));
        assertThat(projects.perColumn(new Columns(desk.dataSource()).boards(List.of(APP)))).isEmpty();
        assertThat(projects.perTag(List.of(ZOO, new TagId(new UUID(5, 9))))).containsEntry(ZOO, 2L).containsEntry(new TagId(new UUID(5, 9)), 0L);
    }

    private List<TicketId> attention(Scope scope, int limit) {
        return projects.attention(WEB, scope, limit, now(), ZONE);
    }
}
