package io.ticketledger.query.ticketlist;

import static io.ticketledger.query.ticketlist.FindTickets.in;
import static io.ticketledger.query.ticketlist.Scope.anyOf;
import static io.ticketledger.query.ticketlist.Scope.assignedTo;
import static io.ticketledger.query.ticketlist.Scope.everything;
import static io.ticketledger.query.ticketlist.Scope.inProjects;
import static io.ticketledger.query.ticketlist.Scope.requestedBy;
import static io.ticketledger.query.ticketlist.Scope.requestedByAnyIn;
import static io.ticketledger.query.world.Samples.AGENT;
import static io.ticketledger.query.world.Samples.OTHER;
import static io.ticketledger.query.world.Samples.REQUESTER;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.*;
import io.ticketledger.events.ticket.*;
import io.ticketledger.query.world.Book;
import io.ticketledger.query.world.Desk;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Forty tickets, the even ones OTHER's, else REQUESTER's, every seventh AGENT's: 1 to 20 in A, to 30 in B, then the desk's. Of A, 1 to 4 were put into DOING by hand, last
 * to first, 5 was resolved, 6 to 8 are acknowledged, 9 and 10 archived.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CardsTest {

    private static final ProjectId A = new ProjectId(new UUID(0x7002, 1));
    private static final ProjectId B = new ProjectId(new UUID(0x7002, 2));
    private static final TagId RED = new TagId(new UUID(0x7004, 1));
    private static final TagId BLUE = new TagId(new UUID(0x7004, 2));
    private static final InColumn QUEUE = column(1, Stage.NEW);
    private static final InColumn DOING = column(2, Stage.IN_PROGRESS);
    private static final InColumn REVIEW = column(3, Stage.REVIEW);
    private static final Desk desk = Desk.fresh();
    private static final TicketList tickets = new TicketList(desk.dataSource());

    private static InColumn column(int n, Stage stage) {
        return new InColumn(new ColumnId(new UUID(0x7003, n)), A, stage.statuses());
    }

    private static TicketId id(long n) {
        return new TicketId(new UUID(0x7001, n));
    }

    @BeforeAll
    static void forty_tickets() {
        Book book = new Book();
        for (int n = 1; n <= 40; n++) {
            book.add(new TicketOpened(id(n), n, n % 2 == 0 ? OTHER : REQUESTER, "Card " + n, "said", n % 4 == 0 ? Priority.LOW : Priority.HIGH, null, null, "BUG", null, null, "Site",
                    30, book.now(), null));
            if (n <= 30) book.add(new TicketFiled(id(n), n <= 20 ? A : B));
            if (n % 7 == 0) book.add(new TicketAssigned(id(n), List.of(AGENT), null));
            if (n % 5 == 0) book.add(new TicketTagged(id(n), n % 10 == 0 ? List.of(RED, BLUE) : List.of(RED)));
            if (n % 3 == 0) book.add(new TicketScheduled(id(n), null, LocalDate.of(2026, 3, n % 28 + 1)), new TypeChanged(id(n), TicketType.BUG));
        }
        for (int n = 1; n <= 8; n++) book.add(new TicketAcknowledged(id(n), null));
        for (int n = 1; n <= 5; n++) book.add(new WorkStarted(id(n)));
        for (int n = 1; n <= 4; n++) book.add(new CardMoved(id(n), DOING.column(), "" + "zYXa".charAt(n - 1)));
        book.add(new TicketResolved(id(5), "done", null), new TicketArchived(id(9)), new TicketArchived(id(10)));
        desk.project(new TicketListProjection(), book);
    }

    private static List<Long> numbers(FindTickets wanted) {
        return tickets.page(wanted, 100, 0).stream().map(TicketRow::number).toList();
    }

    private static List<Long> those(LongPredicate which) {
        return LongStream.rangeClosed(1, 40).map(n -> 41 - n).filter(which).boxed().toList();
    }

    private static FindTickets cards(InColumn column) {
        return in(everything()).column(column).archived(false).order(Order.ascending(Order.Field.RANK));
    }

    @Test
    void every_scope_shows_its_own_on_pages_in_streams_and_in_numbers() {
        LongPredicate own = n -> n % 7 == 0 || n % 2 == 1;
        record Case(Scope scope, LongPredicate which) {}
        for (Case c : List.of(
                new Case(inProjects(Set.of(A)), n -> n <= 20), new Case(inProjects(Set.of(B, A)), n -> n <= 30), new Case(inProjects(Set.of(ProjectId.DESK)), n -> n > 30),
                new Case(inProjects(Set.of(ProjectId.DESK, B)), n -> n > 20), new Case(inProjects(Set.of()), n -> false),
                new Case(anyOf(inProjects(Set.of(B)), assignedTo(AGENT), requestedBy(REQUESTER)), n -> n > 20 && n <= 30 || own.test(n)),
                new Case(anyOf(inProjects(Set.of(ProjectId.DESK)), inProjects(Set.of(B)), assignedTo(AGENT)), n -> n > 20 || n % 7 == 0),
                new Case(requestedByAnyIn(Set.of(OTHER), Set.of(A)), n -> n <= 20 && n % 2 == 0),
                new Case(anyOf(requestedByAnyIn(Set.of(OTHER, AGENT), Set.of(B)), requestedBy(REQUESTER)), n -> n % 2 == 1 || n > 20 && n <= 30))) {
            List<Long> expected = those(c.which);
            assertThat(numbers(in(c.scope))).as("%s", c.scope).isEqualTo(expected);
            assertThat(tickets.count(in(c.scope))).as("%s", c.scope).isEqualTo(expected.size());
            assertThat(tickets.count(in(c.scope).types(Set.of(TicketType.BUG)))).as("%s", c.scope).isEqualTo(expected.stream().filter(n -> n % 3 == 0).count());
            assertThat(tickets.page(in(c.scope), 4, 3).stream().map(TicketRow::number).toList()).as("%s", c.scope).isEqualTo(expected.stream().skip(3).limit(4).toList());
            for (Order order : List.of(Order.NEWEST_FIRST, Order.ascending(Order.Field.NUMBER), Order.descending(Order.Field.RANK))) {
                List<Long> streamed = new ArrayList<>();
                tickets.stream(in(c.scope).order(order), 3, chunk -> chunk.forEach(row -> streamed.add(row.number())));
                assertThat(streamed).as("%s by %s", c.scope, order).isEqualTo(numbers(in(c.scope).order(order)));
            }
            assertThat(LongStream.rangeClosed(1, 40).filter(n -> tickets.byNumber(n, c.scope).isPresent()).boxed().toList()).as("%s", c.scope).isEqualTo(expected.reversed());
            for (ProjectId project : List.of(A, B)) {
                List<Long> within = expected.stream().filter(n -> project == A ? n <= 20 : n > 20 && n <= 30).toList();
                assertThat(numbers(in(c.scope).projects(Set.of(project)))).as("%s within %s", c.scope, project).isEqualTo(within);
                assertThat(tickets.count(in(c.scope).projects(Set.of(project)))).as("%s within %s", c.scope, project).isEqualTo(within.size());
            }
        }
    }

    @Test
    void every_filter_narrows_the_page_and_its_number() {
        record Case(FindTickets wanted, LongPredicate which) {}
        FindTickets all = in(everything());
        for (Case c : List.of(
                new Case(all.projects(Set.of(A, B)), n -> n <= 30), new Case(all.projects(Set.of(ProjectId.DESK)), n -> n > 30), new Case(all.types(Set.of(TicketType.BUG)), n -> n % 3 == 0),
                new Case(all.types(Set.of(TicketType.EPIC)), n -> false), new Case(all.anyTag(Set.of(BLUE)), n -> n % 10 == 0), new Case(all.anyTag(Set.of(BLUE, RED)), n -> n % 5 == 0),
                new Case(all.archived(true), n -> n == 9 || n == 10), new Case(all.archived(false).projects(Set.of(A)), n -> n <= 20 && n != 9 && n != 10),
                new Case(all.requesters(Set.of(OTHER)).projects(Set.of(B)), n -> n % 2 == 0 && n > 20 && n <= 30), new Case(all.unassigned(), n -> n % 7 != 0),
                new Case(all.dueBefore(LocalDate.of(2026, 3, 7)), n -> n % 3 == 0 && n % 28 < 6),
                new Case(all.projects(Set.of(A)).priorities(Set.of(Priority.LOW)).statuses(Set.of(TicketStatus.OPEN, TicketStatus.NEW)), n -> n <= 20 && n > 4 && n % 4 == 0),
                new Case(all.column(DOING).archived(false), n -> n <= 4), new Case(all.column(QUEUE).archived(false), n -> n <= 20 && n > 5 && n != 9 && n != 10),
                new Case(all.column(new InColumn(QUEUE.column(), A, Set.of())), n -> false), new Case(all.column(QUEUE).search("card 1"), n -> n >= 10 && n < 20))) {
            List<Long> expected = those(c.which);
            assertThat(numbers(c.wanted)).as("%s", c.wanted).isEqualTo(expected);
            assertThat(tickets.count(c.wanted)).as("%s", c.wanted).isEqualTo(expected.size());
        }
    }

    @Test
    void a_column_is_in_the_order_of_its_ranks_as_bytes_and_what_came_by_itself_in_the_order_in_which_it_came() {
        assertThat(numbers(cards(DOING))).as("X, Y, a, z").containsExactly(3L, 2L, 4L, 1L);
        assertThat(numbers(cards(QUEUE)).subList(0, 4)).as("within the stage an acknowledged card stays where it is").containsExactly(6L, 7L, 8L, 11L);
        assertThat(tickets.page(cards(QUEUE), 2, 2).stream().map(TicketRow::number)).containsExactly(8L, 11L);
        assertThat(numbers(cards(REVIEW))).containsExactly(5L);
    }

    @Test
    void each_card_knows_how_many_stand_before_it() {
        List<TicketRow> page = tickets.page(in(inProjects(Set.of(A))).archived(false), 100, 0);
        var order = tickets.orderInColumn(page, row -> switch (Stage.of(row.status())) {
            case NEW -> QUEUE;
            case IN_PROGRESS -> DOING;
            case REVIEW, DONE -> REVIEW;
        });
        assertThat(order).hasSameSizeAs(page).containsEntry(id(3), 0).containsEntry(id(2), 1).containsEntry(id(4), 2).containsEntry(id(1), 3)
                .containsEntry(id(6), 0).containsEntry(id(8), 2).containsEntry(id(20), 12).containsEntry(id(5), 0);
        assertThat(tickets.orderInColumn(page.subList(0, 1), row -> QUEUE)).as("alone as among others").containsEntry(id(20), 12).hasSize(1);
        assertThat(tickets.orderInColumn(List.of(), row -> QUEUE)).isEmpty();
    }

    @Test
    void a_place_is_between_its_neighbours_the_card_itself_left_out() {
        TicketId stranger = id(99);
        assertThat(tickets.neighbours(DOING, 0, stranger)).isEqualTo(new Neighbours(null, "X"));
        assertThat(tickets.neighbours(DOING, 2, stranger)).isEqualTo(new Neighbours("Y", "a"));
        assertThat(tickets.neighbours(DOING, 1, id(2))).isEqualTo(new Neighbours("X", "a"));
        assertThat(tickets.neighbours(DOING, 4, stranger)).isEqualTo(new Neighbours("z", null));
        assertThat(tickets.neighbours(DOING, 1_000_000, id(1))).isEqualTo(new Neighbours("a", null));
        assertThat(tickets.neighbours(column(9, Stage.DONE), 3, stranger)).isEqualTo(new Neighbours(null, null));
        Neighbours first = tickets.neighbours(QUEUE, 1, stranger);
        assertThat(first.before()).hasSize(11).isLessThan(first.after());
    }

    @Test
    void columns_are_counted_without_the_archive() {
        assertThat(tickets.countsByColumn(Set.of(A)).get(A)).containsExactlyInAnyOrder(new ColumnCount(null, TicketStatus.NEW, 10), new ColumnCount(null, TicketStatus.OPEN, 3),
                new ColumnCount(null, TicketStatus.RESOLVED, 1), new ColumnCount(DOING.column(), TicketStatus.IN_PROGRESS, 4));
        assertThat(tickets.countsByColumn(Set.of(new ProjectId(new UUID(0, 5))))).isEmpty();
    }

    @Test
    void pages_of_a_long_column_are_found_in_indexes_and_nobody_walks_to_its_end() {
        ProjectId large = ProjectId.of("00000000-0000-0000-0000-00000000000c");
        desk.sql().sql("""
                INSERT INTO ticket_row (id, number, version, status, priority, requester, title, description, category, project, response_minutes, response_due, created_at, updated_at,
                                        rank, project_id)
                SELECT gen_random_uuid(), 1000 + n, 0, 'CLOSED', 'LOW', gen_random_uuid(), 't', 'd', 'BUG', 'Site', 1, now(), now(), now(), lpad(CAST(n AS text), 11, '0'), ?
                FROM generate_series(1, 11000) AS n""").param(large.raw()).update();
        try {
            desk.sql().sql("ANALYZE ticket_row").update();
            InColumn done = new InColumn(new ColumnId(new UUID(0x7003, 7)), large, Stage.DONE.statuses());
            assertThat(plan(cards(done))).contains("ticket_row_stage").doesNotContain("Seq Scan on ticket_row");
            assertThat(plan(in(anyOf(inProjects(Set.of(large, B)), assignedTo(AGENT))))).doesNotContain("Seq Scan on ticket_row");
            TicketRow last = tickets.page(cards(done).order(Order.descending(Order.Field.RANK)), 1, 0).getFirst();
            assertThat(last.board().rank()).isEqualTo("00000011000");
            assertThat(tickets.orderInColumn(List.of(last), row -> done)).containsEntry(last.id(), ColumnPlaces.FAR);
            assertThat(tickets.neighbours(done, 20_000, last.id())).isEqualTo(new Neighbours("00000010999", null));
        } finally {
            desk.sql().sql("DELETE FROM ticket_row WHERE project_id = ?").param(large.raw()).update();
        }
    }

    private static String plan(FindTickets wanted) {
        TicketQuery query = new TicketQuery(wanted);
        return String.join("\n", desk.sql().sql("EXPLAIN " + query.page()).params(query.params()).param("limit", 20).param("offset", 0).query(String.class).list());
    }

    @Test
    void what_is_between_equals_is_beyond_them() {
        Book book = new Book();
        InColumn twins = new InColumn(new ColumnId(new UUID(0x7003, 8)), new ProjectId(new UUID(0x7002, 8)), Set.of());
        Set<TicketId> made = new HashSet<>();
        for (int n = 1; n <= 3; n++) {
            made.add(id(500 + n));
            book.add(new TicketOpened(id(500 + n), 500 + n, AGENT, "t", "d", Priority.LOW, null, null, "BUG", null, null, "S", 1, book.now(), null),
                    new TicketFiled(id(500 + n), twins.project()), new CardMoved(id(500 + n), twins.column(), n < 3 ? "M" : "T"));
        }
        desk.project(new TicketListProjection(), book);
        assertThat(tickets.neighbours(twins, 1, id(99))).isEqualTo(new Neighbours("M", "T"));
        assertThat(tickets.orderInColumn(tickets.byIds(made).values(), row -> twins)).containsEntry(id(501), 0).containsEntry(id(502), 1).containsEntry(id(503), 2);
        made.forEach(ticket -> book.add(new TicketDeleted(ticket)));
        desk.project(new TicketListProjection(), book);
        assertThat(tickets.byIds(made)).isEmpty();
        assertThat(tickets.countsByColumn(Set.of(twins.project()))).isEmpty();
    }
}
