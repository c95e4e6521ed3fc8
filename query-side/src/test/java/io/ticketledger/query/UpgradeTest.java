package io.ticketledger.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ticketledger.events.ProjectId;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.ticket.*;
import io.ticketledger.eventstore.testing.TestPostgres;
import io.ticketledger.query.dashboard.Dashboard;
import io.ticketledger.query.ticketlist.Scope;
import io.ticketledger.query.ticketlist.TicketList;
import io.ticketledger.query.ticketlist.TicketListProjection;
import io.ticketledger.query.ticketlist.TicketRow;
import io.ticketledger.query.world.Book;
import io.ticketledger.query.world.Desk;
import io.ticketledger.query.world.Samples;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A desk that was run before breaches were recorded: one ticket was answered too late and is over, one is open and overdue, one was answered in time. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class UpgradeTest {

    private static final String BEFORE = "3.7";

    private static TicketId id(int n) {
        return new TicketId(new UUID(0x7001, 0x8000_0000_0000_0000L + n));
    }

    private static Book log() {
        return new Book().add(Samples.ticket(id(1), 1, "late and over"), Samples.ticket(id(2), 2, "overdue"), Samples.ticket(id(3), 3, "answered"),
                        new TicketAcknowledged(id(3), null), new FirstResponseGiven(id(3)))
                .after(Duration.ofHours(1)).add(new TicketDeclined(id(1), "no"), new FirstResponseGiven(id(1)));
    }

    private static List<Boolean> breached(TicketList tickets) {
        return List.of(1, 2, 3).stream().map(n -> tickets.byId(id(n), Scope.everything()).orElseThrow()).map(TicketRow::isResponseBreached).toList();
    }

    @Test
    void rows_from_before_say_what_rebuilt_rows_say() {
        TestPostgres.Database database = TestPostgres.freshDatabase();
        Flyway.configure().dataSource(database.dataSource()).locations("classpath:db/migration").target(BEFORE).load().migrate();
        JdbcClient sql = JdbcClient.create(database.dataSource());
        for (int n = 1; n <= 3; n++) {
            sql.sql("""
                    INSERT INTO ticket_row (id, number, version, status, priority, requester, title, description, category, project, response_minutes, response_due,
                                            created_at, updated_at, first_response_at, closed_at)
                    VALUES (?, ?, 1, CAST(? AS ticket_status), 'HIGH', ?, 't', 'd', 'BUG', 'Website', 30, '2026-03-02 08:30Z', '2026-03-02 08:00Z', '2026-03-02 09:00Z',
                            CAST(? AS timestamptz), CAST(? AS timestamptz))""")
                    .param(id(n).raw()).param(n == 3 ? 100_000 : n).param(n == 1 ? "REJECTED" : n == 2 ? "NEW" : "OPEN").param(Samples.REQUESTER.raw())
                    .param(n == 1 ? "2026-03-02 09:00Z" : n == 2 ? null : "2026-03-02 08:00Z").param(n == 1 ? "2026-03-02 09:00Z" : null).update();
            sql.sql("INSERT INTO dashboard_ticket (ticket, version, status, priority, created_at, response_due) VALUES (?, 1, ?, 'HIGH', '2026-03-02 08:00Z', '2026-03-02 08:30Z')")
                    .param(id(n).raw()).param(n == 1 ? "REJECTED" : n == 2 ? "NEW" : "OPEN").update();
        }
        Flyway.configure().dataSource(database.dataSource()).locations("classpath:db/migration").outOfOrder(true).load().migrate();

        Desk rebuilt = Desk.fresh().project(new TicketListProjection(), log());
        assertThat(breached(new TicketList(database.dataSource()))).isEqualTo(breached(new TicketList(rebuilt.dataSource()))).containsExactly(true, false, false);
        assertThat(new Dashboard(database.dataSource()).asOf(Book.START.plus(Duration.ofDays(1)), ZoneOffset.UTC, 1).responseBreached())
                .as("until the timer has recorded it").isZero();
        assertThat(List.of(1, 2, 3).stream().map(n -> new TicketList(database.dataSource()).byId(id(n), Scope.everything()).orElseThrow().board()))
                .as("cards of the desk, the oldest first, before whatever is to come").extracting(TicketRow.Board::project, TicketRow.Board::rank)
                .containsExactly(tuple(ProjectId.DESK, "00000000001"), tuple(ProjectId.DESK, "00000000002"), tuple(ProjectId.DESK, "0000000255s"));
    }
}
