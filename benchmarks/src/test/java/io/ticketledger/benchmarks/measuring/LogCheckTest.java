package io.ticketledger.benchmarks.measuring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketledger.benchmarks.measuring.LogCheck.Acknowledged;
import io.ticketledger.benchmarks.measuring.LogCheck.Broken;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.Priority;
import io.ticketledger.events.Role;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.account.AccountOpened;
import io.ticketledger.events.ticket.TicketAcknowledged;
import io.ticketledger.events.ticket.TicketOpened;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.eventstore.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A check that cannot fail would let every figure pass: each kind of damage is done to a log that was whole a moment ago. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LogCheckTest {

    private static final Duration NOW = Duration.ZERO;
    private static final DataSource POOL = TestPostgres.freshDatabase().dataSource();
    private static final UUID ADA = new UUID(1, 1);
    private static final LogCheck CHECK = new LogCheck(POOL);
    private static final JdbcClient SQL = JdbcClient.create(POOL);

    @BeforeAll
    static void a_log_with_ten_tickets_and_the_list_of_them() {
        Flyway.configure().dataSource(POOL).load().migrate();
        try (PostgresEventStorageEngine log = LedgerLog.on(POOL).build(); Refolding refolding = new Refolding(POOL)) {
            log.appendEvents(List.of(new GenericDomainEventMessage<>("Account", ADA.toString(), 0,
                    new AccountOpened(new AccountId(ADA), 1, "ada", null, "Ada", "L", Set.of(Role.ADMIN), null, null, null, null))));
            for (int n = 1; n <= 10; n++) {
                TicketId ticket = ticket(n);
                log.appendEvents(List.of(
                        new GenericDomainEventMessage<>("Ticket", ticket.raw().toString(), 0, new TicketOpened(ticket, n, new AccountId(ADA), "It hums", "Still", Priority.LOW, null, null,
                                "noise", null, null, "desk", 30, Instant.EPOCH, null)),
                        new GenericDomainEventMessage<>("Ticket", ticket.raw().toString(), 1, new TicketAcknowledged(ticket, null))));
            }
            refolding.pretend();
            refolding.rebuild("ticket-list", phase -> {});
        }
        SQL.sql("ALTER TABLE event_log DISABLE TRIGGER event_log_append_only").update();
        CHECK.log(List.of(new Acknowledged(ticket(10).raw().toString(), 1)));
        CHECK.readModel("ticket-list", NOW);
    }

    @Test
    void a_row_that_no_event_explains_is_found_and_named() {
        damaged("UPDATE ticket_row SET title = 'It sings' WHERE number = 7", "UPDATE ticket_row SET title = 'It hums' WHERE number = 7",
                () -> CHECK.readModel("ticket-list", NOW), "ticket-list", "10 rows", "It sings", "It hums");
    }

    @Test
    void read_models_that_are_behind_are_not_taken_for_equal() {
        damaged("UPDATE projection_token SET position = 20 WHERE processor = 'dashboard'", "UPDATE projection_token SET position = 21 WHERE processor = 'dashboard'",
                () -> CHECK.readModels(NOW), "dashboard at 20");
    }

    @Test
    void a_hole_in_the_positions_is_found() {
        damaged("UPDATE event_log SET position = 22 WHERE position = 21", "UPDATE event_log SET position = 21 WHERE position = 22", CHECK::positions, "before: 22");
    }

    @Test
    void a_hole_in_the_versions_is_found() {
        damaged("UPDATE event_log SET version = 2 WHERE position = 21", "UPDATE event_log SET version = 1 WHERE position = 21", CHECK::versions, ticket(10) + " (2 events up to version 2)");
    }

    @Test
    void versions_in_the_wrong_order_are_found() {
        damaged("UPDATE event_log SET version = 5 - version WHERE position > 19; UPDATE event_log SET version = version - 4 WHERE position > 19",
                "UPDATE event_log SET version = 5 - version WHERE position > 19; UPDATE event_log SET version = version - 4 WHERE position > 19",
                CHECK::versions, "20, 21");
    }

    @Test
    void a_clock_that_ran_backwards_is_found() {
        damaged("UPDATE event_log SET recorded = recorded - interval '1 day' WHERE position = 5", "UPDATE event_log SET recorded = recorded + interval '1 day' WHERE position = 5",
                CHECK::times, "backwards at the positions: 5");
    }

    @Test
    void a_claim_of_nobody_is_found() {
        damaged("INSERT INTO claim VALUES ('user-name', 'nobody', 'nobody', 3)", "DELETE FROM claim WHERE stream_id = 'nobody'", CHECK::claims, "user-name nobody of nobody at 3");
    }

    @Test
    void what_was_acknowledged_and_is_not_there_is_found() {
        assertThatThrownBy(() -> CHECK.holds(List.of(Acknowledged.events(ticket(3).raw().toString(), 2), new Acknowledged(ticket(4).raw().toString(), 2))))
                .isInstanceOf(Broken.class).hasMessageContaining(ticket(4).raw() + " version 2").hasMessageNotContaining(ticket(3).raw() + "");
        assertThatThrownBy(() -> CHECK.holdsTickets(Map.of(3L, 2, 99L, 1))).isInstanceOf(Broken.class).hasMessageContaining("ticket 99");
        assertThatThrownBy(() -> CHECK.holdsEvents(22)).isInstanceOf(Broken.class);
        CHECK.holdsEvents(21);
    }

    private static void damaged(String damage, String mend, Runnable check, String... named) {
        SQL.sql(damage).update();
        try {
            assertThatThrownBy(check::run).isInstanceOf(Broken.class).message().contains(named);
        } finally {
            SQL.sql(mend).update();
        }
        assertThat(CHECK.log(List.of())).contains("21 events");
    }

    private static TicketId ticket(int n) {
        return new TicketId(new UUID(2, n));
    }
}
