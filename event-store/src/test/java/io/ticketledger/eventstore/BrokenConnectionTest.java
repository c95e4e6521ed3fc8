package io.ticketledger.eventstore;

import static io.ticketledger.eventstore.Logs.noted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.ticketledger.eventstore.testing.TestPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.postgresql.jdbc.PgConnection;

/** Connections die; what was acknowledged is there, and what was not is reported. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BrokenConnectionTest {

    private final TestPostgres.Database database = Logs.freshLog();
    private final PostgresEventStorageEngine engine = Logs.engine(database).serverName("node").build();

    @AfterEach
    void close() {
        engine.close();
        database.dataSource().close();
    }

    @Test
    void a_writer_whose_backend_is_killed_again_and_again_keeps_what_it_acknowledged_and_reports_what_it_did_not() throws Exception {
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        Queue<String> failed = new ConcurrentLinkedQueue<>();
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String writer = "w" + i;
            writers.add(Thread.ofPlatform().start(() -> {
                for (int note = 0; note < 50; note++) {
                    String stream = writer + "-" + note;
                    try {
                        engine.appendEvents(noted(stream, 0, "1"), noted(stream, 1, "2"));
                        acknowledged.add(stream);
                    } catch (EventStoreException e) {
                        assertThat(e).isNotInstanceOf(AppendOutcomeUnknown.class);
                        failed.add(stream);
                    }
                }
            }));
        }
        int kills = 0;
        while (writers.stream().anyMatch(Thread::isAlive)) {
            int before = acknowledged.size() + failed.size();
            kills += Backends.terminate(database, "node writer");
            Eventually.until("the writers got on", () -> acknowledged.size() + failed.size() > before || writers.stream().noneMatch(Thread::isAlive));
        }
        assertThat(kills).isPositive();
        assertThat(acknowledged.size() + failed.size()).isEqualTo(8 * 50);

        List<RecordedEvent> events = engine.read(0, 10_000);
        assertThat(events).extracting(RecordedEvent::position).isEqualTo(LongStream.rangeClosed(1, events.size()).boxed().toList());
        assertThat(events.stream().filter(event -> event.version() == 0).map(RecordedEvent::stream)).containsExactlyInAnyOrderElementsOf(acknowledged);
        assertThat(events.stream().filter(event -> event.version() == 1).map(RecordedEvent::stream)).containsExactlyInAnyOrderElementsOf(acknowledged);
        engine.appendEvents(noted("afterwards", 0, "x"));
    }

    @Test
    void an_append_whose_session_is_killed_during_the_commit_is_looked_up_and_written_if_it_is_not_there() throws Exception {
        Gates gates = new Gates(database);
        gates.close(1);
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        Thread writer = Thread.ofPlatform().uncaughtExceptionHandler((t, e) -> failures.add(e)).start(() -> engine.appendEvents(noted("gate-1", 0, "x")));
        gates.awaitAtGate(1);
        Backends.terminateAndAwaitAnother(database, "node writer");
        gates.open(1);
        writer.join();
        assertThat(failures).isEmpty();
        assertThat(engine.readStream("gate-1", 0)).hasSize(1);
        assertThat(engine.head()).isEqualTo(1);
        gates.close();
    }

    @Test
    void an_append_whose_session_is_killed_twice_during_the_commit_is_looked_up_and_reported_as_not_there() throws Exception {
        Gates gates = new Gates(database);
        gates.close(1);
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        Thread writer = Thread.ofPlatform().uncaughtExceptionHandler((t, e) -> failures.add(e)).start(() -> engine.appendEvents(noted("gate-1", 0, "x")));
        gates.awaitAtGate(1);
        Backends.terminateAndAwaitAnother(database, "node writer");
        gates.awaitAtGate(1);
        Backends.terminate(database, "node writer");
        writer.join();
        gates.open(1);
        assertThat(failures).singleElement().satisfies(e -> assertThat(e).isInstanceOf(EventStoreException.class).hasMessageContaining("Nothing was appended"));
        engine.appendEvents(noted("gate-1", 0, "again"));
        assertThat(engine.head()).isEqualTo(1);
        gates.close();
    }

    @Test
    void an_append_that_was_committed_although_the_answer_got_lost_is_looked_up_and_acknowledged() throws Exception {
        Gates gates = new Gates(database);
        try (LossyWire wire = new LossyWire(database); HikariDataSource pool = wire.pool();
                PostgresEventStorageEngine distant = Logs.engine(database).dataSource(pool).serverName("distant").build()) {
            gates.close(1);
            Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
            Thread writer = Thread.ofPlatform().uncaughtExceptionHandler((t, e) -> failures.add(e)).start(() -> distant.appendEvents(noted("gate-1", 0, "x")));
            gates.awaitAtGate(1);
            wire.loseAnswers();
            gates.open(1);
            Eventually.until("it is committed", () -> engine.head() == 1);
            wire.cutAndMend();
            writer.join();
            assertThat(failures).isEmpty();
            assertThatThrownBy(() -> distant.appendEvents(noted("gate-1", 0, "x"))).isInstanceOf(AggregateStreamCreationException.class);
        }
        gates.close();
    }

    @Test
    void an_append_right_after_the_idle_session_was_killed_is_written() throws Exception {
        engine.appendEvents(noted("a", 0, "x"));
        Backends.terminate(database, "node writer");
        engine.appendEvents(noted("a", 1, "x"));
        assertThat(engine.head()).isEqualTo(2);
    }

    @Test
    void when_others_hold_the_lock_too_long_the_append_fails_and_the_next_one_works() throws Exception {
        try (PostgresEventStorageEngine impatient = Logs.engine(database).lockTimeout(Duration.ofMillis(50)).build()) {
            try (LogLock lock = new LogLock(database)) {
                assertThatThrownBy(() -> impatient.appendEvents(noted("a", 0, "x"))).isInstanceOf(EventStoreException.class)
                        .hasMessageContaining("Nothing was appended");
            }
            impatient.appendEvents(noted("a", 0, "x"));
        }
        assertThat(engine.head()).isEqualTo(1);
    }

    @Test
    void without_a_table_appends_fail_and_the_writer_lives_on() throws Exception {
        TestPostgres.Database empty = TestPostgres.freshDatabase();
        try (HikariDataSource pool = empty.anotherPool(2); PostgresEventStorageEngine early = Logs.engine(empty).dataSource(pool).build()) {
            AtomicInteger failures = new AtomicInteger();
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> early.appendEvents(noted("a", 0, "x"))).isInstanceOf(EventStoreException.class);
                failures.incrementAndGet();
            }
            EventLogSchema.create(pool);
            early.appendEvents(noted("a", 0, "x"));
            assertThat(early.head()).isEqualTo(1);
        }
    }

    @Test
    void the_process_of_a_broken_session_is_gone_before_the_log_is_asked_and_none_that_only_has_its_number() throws Exception {
        WriterSession broken = session();
        WriterSession other = session();
        WriterSession asking = session();
        try {
            asking.end(broken.backend());
            assertThatThrownBy(broken::lock).isInstanceOf(SQLException.class);
            asking.end(broken.backend());
            asking.end(new WriterSession.Backend(other.backend().pid(), other.backend().began().minusSeconds(1)));
            other.lock();
        } finally {
            List.of(broken, other, asking).forEach(WriterSession::close);
        }
    }

    private WriterSession session() throws SQLException {
        return new WriterSession(database.dataSource().getConnection().unwrap(PgConnection.class), Duration.ofSeconds(5), false);
    }
}
