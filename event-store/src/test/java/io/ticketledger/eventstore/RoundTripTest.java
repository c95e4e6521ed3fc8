package io.ticketledger.eventstore;

import static io.ticketledger.eventstore.Logs.noted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketledger.eventstore.Logs.Noted;
import io.ticketledger.eventstore.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.GenericMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RoundTripTest {

    private final TestPostgres.Database database = Logs.freshLog();
    private final PostgresEventStorageEngine engine = Logs.engine(database).build();

    @AfterEach
    void close() {
        engine.close();
        database.dataSource().close();
    }

    @Test
    void an_event_comes_back_with_its_words_its_metadata_and_both_times() {
        EventMessage<?> written = noted("a", 0, "hello", Map.of("actor", "ada", "count", 7, "occurred", "2001-02-03T04:05:06.789012Z"));
        Instant before = Instant.now().minusSeconds(60);
        engine.appendEvents(written);

        RecordedEvent read = engine.read(0, 10).getFirst();
        assertThat(read).usingRecursiveComparison().ignoringFields("recorded").isEqualTo(new RecordedEvent(1, "a", "notebook", 0,
                java.util.UUID.fromString(written.getIdentifier()), "noted", 2, Instant.parse("2001-02-03T04:05:06.789012Z"), Instant.EPOCH,
                new Noted("hello"), Map.of("actor", "ada", "count", 7L)));
        assertThat(read.recorded()).isAfter(before);

        DomainEventMessage<?> message = engine.readEvents("a").next();
        assertThat(message.getTimestamp()).isEqualTo(read.occurred());
        assertThat(message.getIdentifier()).isEqualTo(written.getIdentifier());
        assertThat(message.getType()).isEqualTo("notebook");
        assertThat(message.getPayload()).isEqualTo(new Noted("hello"));
        assertThat(message.getMetaData()).containsEntry(EventMetadata.RECORDED, read.recorded().toString())
                .containsEntry(EventMetadata.POSITION, 1L).containsEntry("actor", "ada").doesNotContainKey(EventMetadata.OCCURRED);
    }

    @Test
    void without_a_time_of_its_own_an_event_occurred_when_its_message_was_made_and_not_a_microsecond_later() {
        Instant made = Instant.parse("2026-01-02T03:04:05.000000999Z");
        engine.appendEvents(new GenericDomainEventMessage<>("notebook", "a", 0, new GenericMessage<>(new Noted("hello")), made));
        assertThat(engine.read(0, 1).getFirst().occurred()).isEqualTo("2026-01-02T03:04:05Z");
    }

    @Test
    void what_the_log_adds_to_a_message_is_not_stored_when_that_message_is_published_again() {
        engine.appendEvents(noted("a", 0, "hello", Map.of("recorded", "once", "position", 99L, "kept", true)));
        assertThat(engine.read(0, 1).getFirst().metadata()).isEqualTo(Map.of("kept", true));
    }

    @Test
    void an_older_revision_is_read_by_its_stored_name_and_revision() throws SQLException {
        execute("""
                insert into event_log values (1, 'a', 'notebook', 0, gen_random_uuid(), 'noted', 1, now(), now(), '{"words": "old"}', '{}')""");
        assertThat(engine.read(0, 1).getFirst()).extracting(RecordedEvent::payload, RecordedEvent::revision).containsExactly(new Noted("old"), 1);
    }

    @Test
    void an_event_of_no_aggregate_gets_a_stream_of_its_own() {
        EventMessage<?> loose = new org.axonframework.eventhandling.GenericEventMessage<>(new Noted("loose"));
        engine.appendEvents(loose);
        assertThat(engine.readStream(loose.getIdentifier(), 0)).hasSize(1);
    }

    @Test
    void positions_go_on_where_they_stopped_after_a_restart() {
        engine.appendEvents(noted("a", 0, "1"), noted("a", 1, "2"));
        engine.close();
        try (PostgresEventStorageEngine again = Logs.engine(database).build()) {
            again.appendEvents(noted("a", 2, "3"));
            assertThat(again.read(0, 10)).extracting(RecordedEvent::position).containsExactly(1L, 2L, 3L);
            assertThat(again.head()).isEqualTo(3);
            assertThat(again.lastSequenceNumberFor("a")).contains(2L);
            assertThat(again.lastSequenceNumberFor("nobody")).isEmpty();
        }
    }

    @Test
    void the_version_at_a_time_stands_before_the_first_event_that_had_not_come() throws SQLException {
        execute("""
                insert into event_log select row_number() over (order by position), stream, 'notebook', version, gen_random_uuid(), 'noted', 2, occurred::timestamptz, recorded::timestamptz, '{}', '{}' from (values
                    (1, 'a', 0, '2020-01-01Z', '2026-01-01Z'), (2, 'a', 1, '2020-03-01Z', '2026-01-01Z'), (3, 'b', 0, '2020-01-01Z', '2026-01-02Z'),
                    (4, 'a', 2, '2020-02-01Z', '2026-01-03Z'), (5, 'a', 3, '2020-04-01Z', '2026-01-04Z')) as e (position, stream, version, occurred, recorded)""");
        Map<String, Long> seen = Map.of("a", 0L, "b", 0L);

        assertThat(engine.lines().versionsAt(seen, Instant.parse("2020-02-15T00:00:00Z"), true, 5)).as("one that is told later occurred no earlier").isEqualTo(Map.of("a", 0L, "b", 0L));
        assertThat(engine.lines().versionsAt(seen, Instant.parse("2020-03-01T00:00:00Z"), true, 5)).isEqualTo(Map.of("a", 2L, "b", 0L));
        assertThat(engine.lines().versionsAt(seen, Instant.parse("2026-01-02T00:00:00Z"), true, 5)).isEqualTo(Map.of("a", 3L, "b", 0L));
        assertThat(engine.lines().versionsAt(seen, Instant.parse("2026-01-02T00:00:00Z"), false, 5)).isEqualTo(Map.of("a", 1L, "b", 0L));
        assertThat(engine.lines().versionsAt(seen, Instant.parse("2026-01-09T00:00:00Z"), false, 4)).isEqualTo(Map.of("a", 2L, "b", 0L));
        assertThat(engine.lines().versionsAt(Map.of(), Instant.EPOCH, false, 4)).isEmpty();
    }

    @Test
    void a_closed_engine_refuses_appends() {
        engine.close();
        assertThatThrownBy(() -> engine.appendEvents(noted("a", 0, "late"))).isInstanceOf(EventStoreException.class).hasMessageContaining("closed");
    }

    @Test
    void tokens_stand_before_the_first_event_at_the_last_and_at_a_time_of_recording() {
        assertThat(engine.createHeadToken()).isNull();
        for (int i = 0; i < 5; i++) {
            engine.appendEvents(noted("a", i, "x", Map.of("occurred", "2001-01-01T00:00:00Z")));
        }
        assertThat(engine.createTailToken()).isEqualTo(new GlobalSequenceTrackingToken(0));
        assertThat(engine.createHeadToken()).isEqualTo(new GlobalSequenceTrackingToken(5));
        List<RecordedEvent> events = engine.read(0, 10);
        for (RecordedEvent event : events) {
            long before = events.stream().filter(other -> other.recorded().isBefore(event.recorded())).count();
            assertThat(engine.createTokenAt(event.recorded())).isEqualTo(new GlobalSequenceTrackingToken(before));
        }
        assertThat(engine.createTokenAt(Instant.EPOCH)).isEqualTo(new GlobalSequenceTrackingToken(0));
        assertThat(engine.createTokenAt(Instant.now().plusSeconds(3600))).isEqualTo(new GlobalSequenceTrackingToken(5));
    }

    @Test
    void recorded_never_goes_back_even_when_the_server_s_clock_does() throws SQLException {
        execute("insert into event_log values (1, 'a', 'notebook', 0, gen_random_uuid(), 'noted', 2, now(), '2999-01-01', '{\"text\":\"future\"}', '{}')");
        engine.appendEvents(noted("a", 1, "now"));
        assertThat(engine.read(1, 1).getFirst().recorded()).isEqualTo(Instant.parse("2999-01-01T00:00:00Z"));
    }

    @Test
    void reading_goes_page_by_page_and_misses_nothing() {
        for (int i = 0; i < 1200; i += 100) {
            engine.appendEvents(java.util.stream.IntStream.range(i, i + 100).mapToObj(version -> noted("a", version, "x")).toList());
        }
        assertThat(engine.readStream("a", 0)).hasSize(1200);
        assertThat(engine.readEvents("a", 700).asStream().map(DomainEventMessage::getSequenceNumber)).hasSize(500).startsWith(700L);
        assertThat(engine.readEvents(new GlobalSequenceTrackingToken(100), false).map(TrackedEventMessage::trackingToken)).hasSize(1100)
                .startsWith(new GlobalSequenceTrackingToken(101)).endsWith(new GlobalSequenceTrackingToken(1200));
    }

    @Test
    void the_table_refuses_to_forget() {
        engine.appendEvents(noted("a", 0, "1"));
        for (String attempt : List.of("update event_log set name = 'x'", "delete from event_log", "truncate event_log", "delete from event_log where false")) {
            assertThatThrownBy(() -> execute(attempt)).as(attempt).hasMessageContaining("append-only");
        }
        assertThat(engine.head()).isEqualTo(1);
    }

    @Test
    void there_are_no_snapshots() {
        assertThat(engine.readSnapshot("a")).isEmpty();
        assertThatThrownBy(() -> engine.storeSnapshot((DomainEventMessage<?>) noted("a", 0, "x"))).hasMessageContaining("no snapshots");
    }

    @Test
    void a_server_that_may_forget_is_refused_unless_that_is_allowed() throws SQLException {
        execute("do $$ begin execute format('alter database %I set synchronous_commit = off', current_database()); end $$");
        assertThatThrownBy(() -> Logs.engine(database).build()).hasMessageContaining("synchronous_commit is off");
        Logs.engine(database).allowUnsafe(true).build().close();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
