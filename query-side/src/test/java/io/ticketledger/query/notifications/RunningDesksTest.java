package io.ticketledger.query.notifications;

import static io.ticketledger.query.world.Samples.ADMIN;
import static io.ticketledger.query.world.Samples.AGENT;
import static io.ticketledger.query.world.Samples.REQUESTER;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.eventstore.testing.TestPostgres;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Desks that ran before notifications were delivered, and go on. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RunningDesksTest {

    private final TestPostgres.Database database = TestPostgres.freshDatabase();
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());

    private void migrate(String target) {
        Flyway.configure().dataSource(database.dataSource()).locations("classpath:db/migration").outOfOrder(true).target(target).load().migrate();
    }

    private void ran() {
        migrate("3.7");
        jdbc.sql("INSERT INTO notification (recipient, position, channel, line, type, ticket, ticket_number, subject, text, created_at)"
                + " VALUES (?, 7, 'EMAIL', 1, 'TICKET_CREATED', gen_random_uuid(), 1, 's', 't', now())").param(ADMIN.raw()).update();
        jdbc.sql("INSERT INTO notification_recipient (account, version, admin, active) VALUES (?, 0, true, true), (?, 2, true, true)").params(ADMIN.raw(), AGENT.raw()).update();
        account(ADMIN.raw(), "admin@example.org", "+15550100", "{ADMIN,AGENT}", "ACTIVE", 3);
        account(REQUESTER.raw(), null, null, "{REQUESTER}", "INACTIVE", 1);
    }

    private void account(java.util.UUID id, String email, String whatsapp, String roles, String standing, long version) {
        jdbc.sql("INSERT INTO directory_account (id, number, username, email, first_name, last_name, roles, whatsapp, standing, joined_at, updated_at, version)"
                + " VALUES (?, ?, 'u', ?, '', '', CAST(? AS text[]), ?, ?, now(), now(), ?)").params(id, version, email, roles, whatsapp, standing, version).update();
    }

    private void stands(String projection, long position) {
        jdbc.sql("INSERT INTO projection_token (processor, segment, position) VALUES (?, 0, ?)").params(projection, position).update();
    }

    private long token() {
        return jdbc.sql("SELECT position FROM projection_token WHERE processor = 'notifications'").query(Long.class).single();
    }

    @Test
    void keep_what_they_said_and_say_why_nobody_got_it() {
        ran();
        migrate("3.11");
        assertThat(new Notifications(database.dataSource()).of(ADMIN, 9, 0).items()).singleElement().satisfies(entry -> {
            assertThat(entry.status()).isEqualTo(NotificationEntry.Status.NOT_SENT);
            assertThat(entry.error()).isEqualTo("this desk did not deliver notifications yet");
            assertThat(entry.subject()).isEqualTo("s");
        });
        assertThat(new Notifications(database.dataSource()).unreadByType(ADMIN)).isEmpty();
        assertThat(new Outbox(database.dataSource()).toAsk(9)).isEmpty();
    }

    @Test
    void reach_people_where_the_directory_knows_them() {
        ran();
        stands("directory", 40);
        stands("notifications", 38);
        migrate("3.11");
        assertThat(jdbc.sql("SELECT concat_ws(' ', account, version, admin, active, email, whatsapp, channels) FROM notification_recipient ORDER BY account").query(String.class).list())
                .containsExactly(ADMIN + " 3 t t admin@example.org +15550100 {EMAIL,WHATSAPP,IN_APP}", REQUESTER + " 1 f f {EMAIL,WHATSAPP,IN_APP}");
        assertThat(token()).isEqualTo(38);
    }

    @Test
    void read_again_what_the_directory_has_not_seen_so_that_no_address_is_missed() {
        ran();
        stands("directory", 12);
        stands("notifications", 38);
        migrate("3.11");
        assertThat(token()).isEqualTo(12);
    }
}
