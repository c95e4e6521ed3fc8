package io.ticketledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.eventstore.testing.TestPostgres;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.GenericMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * The reason this module exists: however long a transaction stays open while others commit, no reader skips it. The same schedules run
 * against Axon's own engine, and against ours with its lock taken away, which shows that they can tell.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CommitOrderTest {

    private static final int SCHEDULES = 1000;

    /** `-Dschedules.seed=…` runs the schedules of a failure again. */
    private static final long SEED = Long.getLong("schedules.seed", System.nanoTime());

    /** What became of a schedule's events in one reader's eyes. */
    private record Sight(List<String> inTheLog, List<String> seen) {

        boolean isTrue() {
            return seen.equals(inTheLog);
        }

        boolean skippedForGood() {
            return !seen.containsAll(inTheLog);
        }
    }

    @Test
    void no_reader_skips_repeats_or_reorders_an_event_whatever_is_open_while_others_commit() throws Exception {
        TestPostgres.Database database = Logs.freshLog();
        try (OurTransactions ours = new OurTransactions(database);
                LogEventStore store = LogEventStore.builder().storageEngine(ours.engine(1)).cachedEvents(8).build()) {
            BlockingStream<TrackedEventMessage<?>> live = store.openStream(null);
            List<Object> streamed = new ArrayList<>();
            for (int i = 0; i < SCHEDULES; i++) {
                Schedule schedule = Schedule.random(SEED + i);
                List<Sight> sights = run(schedule, ours);
                assertThat(sights).as("-Dschedules.seed=%d: %s", schedule.seed(), schedule).allMatch(Sight::isTrue)
                        .allMatch(sight -> sight.inTheLog.size() == schedule.appends());
                while (live.hasNextAvailable()) {
                    streamed.add(live.nextAvailable().getMetaData().get(EventMetadata.POSITION));
                }
            }
            long head = ours.engine(0).head();
            while (streamed.size() < head) {
                streamed.add(live.nextAvailable().getMetaData().get(EventMetadata.POSITION));
            }
            assertThat(streamed).isEqualTo(LongStream.rangeClosed(1, head).boxed().toList());
        }
    }

    @Test
    void axon_s_own_engine_lets_readers_skip_events_for_good() throws Exception {
        StockTransactions stock = new StockTransactions(TestPostgres.freshDatabase());
        int skipped = 0;
        for (int i = 0; i < SCHEDULES && skipped == 0; i++) {
            skipped += run(Schedule.random(SEED + i), stock).stream().anyMatch(Sight::skippedForGood) ? 1 : 0;
        }
        assertThat(skipped).as("schedules in which a committed event is never seen, seed %d", SEED).isPositive();
    }

    /** The server is told to overlook the lock and to take positions from a sequence: what our engine would be without its idea. */
    @Test
    void the_same_schedules_find_out_our_engine_when_its_lock_is_gone_and_a_sequence_gives_the_positions() throws Exception {
        TestPostgres.Database database = Logs.freshLog();
        try (Connection connection = database.dataSource().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("""
                    create schema without;
                    create function without.pg_advisory_xact_lock(bigint) returns void language sql as '';
                    create sequence without.positions;
                    create function without.order() returns trigger language plpgsql as $$
                    begin new.position := nextval('without.positions'); return new; end $$;
                    create trigger a before insert on event_log for each row execute function without.order();
                    do $$ begin execute format('alter database %I set search_path = without, public, pg_catalog', current_database()); end $$""");
        }
        int skipped = 0;
        try (OurTransactions mutant = new OurTransactions(database)) {
            for (int i = 0; i < SCHEDULES && skipped == 0; i++) {
                skipped += run(Schedule.random(SEED + i), mutant).stream().anyMatch(Sight::skippedForGood) ? 1 : 0;
            }
        }
        assertThat(skipped).as("schedules in which the mutant's readers miss an event, seed %d", SEED).isPositive();
    }

    private static List<Sight> run(Schedule schedule, OpenTransactions transactions) throws Exception {
        EventStorageEngine engine = transactions.reading();
        TrackingToken start = engine.createHeadToken();
        List<Reader> readers = new ArrayList<>();
        for (int i = 0; i < Schedule.READERS; i++) {
            readers.add(new Reader(engine, start));
        }
        for (Schedule.Step step : schedule.steps()) {
            switch (step) {
                case Schedule.Begin begin -> transactions.begin(begin.append(), old(transactions.stream(begin.append())));
                case Schedule.MayCommit may -> transactions.mayCommit(may.append());
                case Schedule.Read read -> readers.get(read.reader()).read();
            }
        }
        transactions.finish();
        Reader afterwards = new Reader(engine, start);
        afterwards.read();
        List<Sight> sights = new ArrayList<>();
        for (Reader reader : readers) {
            reader.read();
            sights.add(new Sight(afterwards.seen, reader.seen));
        }
        return sights;
    }

    /** Its message is older than any gap time-out, as one is that was imported or that waited long in an open transaction. */
    private static EventMessage<?> old(String stream) {
        return new GenericDomainEventMessage<>("notebook", stream, 0, new GenericMessage<>(new Logs.Noted("x")), Instant.now().minus(1, ChronoUnit.DAYS));
    }

    private static final class Reader {

        private final EventStorageEngine engine;
        private final List<String> seen = new ArrayList<>();
        private @Nullable TrackingToken token;

        Reader(EventStorageEngine engine, @Nullable TrackingToken start) {
            this.engine = engine;
            this.token = start;
        }

        void read() {
            try (var events = engine.readEvents(token, false)) {
                events.forEach(event -> {
                    seen.add(event.getIdentifier());
                    token = event.trackingToken();
                });
            }
        }
    }
}
