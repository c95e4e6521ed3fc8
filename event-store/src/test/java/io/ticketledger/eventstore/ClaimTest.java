package io.ticketledger.eventstore;

import static io.ticketledger.eventstore.Logs.noted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketledger.eventstore.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What must be unique is unique, and stands or falls with its events. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ClaimTest {

    private final TestPostgres.Database database = Logs.freshLog();
    private final PostgresEventStorageEngine engine = Logs.engine(database).build();

    @AfterEach
    void close() {
        engine.close();
        database.dataSource().close();
    }

    @Test
    void a_claim_taken_twice_fails_the_second_append_whole() throws SQLException {
        engine.appendEvents(noted("a", 0, "claim:ada"));
        assertThatThrownBy(() -> engine.appendEvents(noted("b", 0, "innocent"), noted("b", 1, "claim:ada claim:bob")))
                .isInstanceOfSatisfying(ClaimTaken.class, taken -> assertThat(taken.claim()).isEqualTo(new Claim("word", "ada")))
                .hasMessageContaining("stream a");
        assertThat(engine.readStream("b", 0)).isEmpty();
        assertThat(claims()).containsExactly("ada a 1");
        engine.appendEvents(noted("c", 0, "claim:bob"));
    }

    @Test
    void the_stream_that_holds_a_claim_cannot_take_it_again_either() {
        engine.appendEvents(noted("a", 0, "claim:request-1"));
        assertThatThrownBy(() -> engine.appendEvents(noted("a", 1, "claim:request-1"))).isInstanceOf(ClaimTaken.class);
    }

    @Test
    void a_released_claim_is_free() throws SQLException {
        engine.appendEvents(noted("a", 0, "claim:ada"));
        engine.appendEvents(noted("a", 1, "release:ada"));
        assertThat(claims()).isEmpty();
        engine.appendEvents(noted("b", 0, "claim:ada"));
        assertThat(claims()).containsExactly("ada b 3");
    }

    @Test
    void nobody_releases_another_stream_s_claim() throws SQLException {
        engine.appendEvents(noted("a", 0, "claim:ada"));
        engine.appendEvents(noted("b", 0, "release:ada"));
        assertThat(claims()).containsExactly("ada a 1");
    }

    @Test
    void within_one_append_changes_happen_in_order_and_the_same_take_counts_once() throws SQLException {
        engine.appendEvents(noted("a", 0, "claim:ada claim:ada"), noted("a", 1, "claim:ada"));
        assertThat(claims()).containsExactly("ada a 1");
        engine.appendEvents(noted("a", 2, "release:ada claim:ada"));
        assertThat(claims()).containsExactly("ada a 3");
        engine.appendEvents(noted("a", 3, "release:ada"), noted("b", 0, "claim:ada"));
        assertThat(claims()).containsExactly("ada b 5");
        engine.appendEvents(noted("c", 0, "claim:bob release:bob"));
        assertThat(claims()).containsExactly("ada b 5");
    }

    @Test
    void an_append_that_is_refused_for_its_version_takes_and_releases_nothing() throws SQLException {
        engine.appendEvents(noted("a", 0, "claim:ada"));
        assertThatThrownBy(() -> engine.appendEvents(noted("a", 5, "release:ada claim:bob"))).isInstanceOf(ConcurrencyException.class);
        assertThat(claims()).containsExactly("ada a 1");
    }

    @Test
    void of_many_who_want_the_same_claim_at_once_one_gets_it() throws InterruptedException, SQLException {
        List<Thread> threads = new ArrayList<>();
        AtomicInteger won = new AtomicInteger();
        AtomicInteger lost = new AtomicInteger();
        for (int i = 0; i < 32; i++) {
            String stream = "stream-" + i;
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    engine.appendEvents(noted(stream, 0, "claim:ada"));
                    won.incrementAndGet();
                } catch (ClaimTaken e) {
                    lost.incrementAndGet();
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(won).hasValue(1);
        assertThat(lost).hasValue(31);
        assertThat(engine.head()).isEqualTo(1);
    }

    @Test
    void a_claim_of_any_printable_words_can_be_taken() {
        assertThatCode(() -> engine.appendEvents(noted("a", 0, "claim:{\"x\",NULL,\\} claim:ÄÖ☃🎫"))).doesNotThrowAnyException();
        assertThatThrownBy(() -> engine.appendEvents(noted("b", 0, "claim:ÄÖ☃🎫"))).isInstanceOf(ClaimTaken.class);
    }

    private List<String> claims() throws SQLException {
        List<String> claims = new ArrayList<>();
        try (Connection connection = database.dataSource().getConnection(); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select key || ' ' || stream_id || ' ' || position from claim order by key")) {
            while (rows.next()) {
                claims.add(rows.getString(1));
            }
        }
        return claims;
    }
}
