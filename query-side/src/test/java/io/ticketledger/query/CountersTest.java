package io.ticketledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.query.dashboard.DashboardProjection;
import io.ticketledger.query.ticketlist.TicketListProjection;
import io.ticketledger.query.workload.WorkloadProjection;
import io.ticketledger.query.world.Book;
import io.ticketledger.query.world.Desk;
import io.ticketledger.query.world.Histories;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** Every counter says what counting the rows would say. */
class CountersTest {

    private static final Desk desk = Desk.fresh();

    @Provide
    Arbitrary<Book> histories() {
        return Histories.any();
    }

    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void of_the_ticket_list_equal_the_rows(@ForAll("histories") Book book, @ForAll @IntRange(min = 1, max = 30) int size) {
        desk.empty(new TicketListProjection()).project(new TicketListProjection(), book.lines(), size);
        none("SELECT project_id, archived, nullif(column_id, '00000000-0000-0000-0000-000000000000'), status, priority, category, n FROM ticket_count WHERE n <> 0",
                "SELECT project_id, archived, column_id, status, priority, category, count(*) FROM ticket_row GROUP BY 1, 2, 3, 4, 5, 6");
        none("SELECT agent, ticket, created_at, number FROM ticket_agent", "SELECT agent, id, created_at, number FROM ticket_row, unnest(agents) AS agent");
        none("SELECT ticket, text FROM ticket_search",
                "SELECT id, lower(number || E'\\n' || coalesce(external_key || E'\\n', '') || title || E'\\n' || description COLLATE pg_unicode_fast) FROM ticket_row");
        none("SELECT tag, ticket FROM ticket_tag", "SELECT tag, id FROM ticket_row, unnest(tags) AS tag");
        none("SELECT ticket, count(*) FROM ticket_internal_comment GROUP BY 1", "SELECT id, internal_count FROM ticket_row WHERE internal_count <> 0");
        assertThat(desk.sql().sql("SELECT count(*) FROM ticket_row WHERE comment_count < internal_count").query(Long.class).single()).isZero();
    }

    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void of_the_dashboard_equal_the_rows(@ForAll("histories") Book book, @ForAll @IntRange(min = 1, max = 30) int size) {
        desk.empty(new DashboardProjection()).project(new DashboardProjection(), book.lines(), size);
        none("SELECT status, priority, team, n FROM dashboard_count WHERE n <> 0", "SELECT status, priority, team, count(*) FROM dashboard_ticket GROUP BY 1, 2, 3");
        none("SELECT quarter, created FROM dashboard_flow WHERE created <> 0", "SELECT date_bin('15 minutes', created_at, 'epoch'), count(*) FROM dashboard_ticket GROUP BY 1");
        none("SELECT quarter, resolved FROM dashboard_flow WHERE resolved <> 0",
                "SELECT date_bin('15 minutes', resolved_at, 'epoch'), count(*) FROM dashboard_ticket WHERE resolved_at IS NOT NULL GROUP BY 1");
    }

    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void of_the_workload_equal_the_rows(@ForAll("histories") Book book, @ForAll @IntRange(min = 1, max = 30) int size) {
        desk.empty(new WorkloadProjection()).project(new WorkloadProjection(), book.lines(), size);
        none("SELECT agent, assigned, in_progress, on_hold, resolved FROM workload_agent WHERE assigned <> 0 OR resolved <> 0", """
                SELECT agent, count(*) FILTER (WHERE NOT over), count(*) FILTER (WHERE status = 'IN_PROGRESS'), count(*) FILTER (WHERE status = 'ON_HOLD'), count(resolved_at)
                FROM workload_assignment JOIN workload_ticket USING (ticket) GROUP BY 1 HAVING bool_or(NOT over) OR count(resolved_at) > 0""");
        none("SELECT agent, quarter, resolved FROM workload_flow WHERE resolved <> 0", """
                SELECT agent, date_bin('15 minutes', resolved_at, 'epoch'), count(*) FROM workload_assignment JOIN workload_ticket USING (ticket)
                WHERE resolved_at IS NOT NULL GROUP BY 1, 2""");
        none("SELECT ticket, agent, open FROM workload_assignment", "SELECT ticket, agent, NOT over FROM workload_assignment JOIN workload_ticket USING (ticket)");
    }

    /** Neither has what the other has not. */
    private static void none(String counted, String counting) {
        String difference = "(%1$s EXCEPT ALL %2$s) UNION ALL (%2$s EXCEPT ALL %1$s)".formatted("(" + counted + ")", "(" + counting + ")");
        assertThat(desk.sql().sql("SELECT CAST(d AS text) FROM (" + difference + ") AS d").query(String.class).list()).as(counted).isEmpty();
    }
}
