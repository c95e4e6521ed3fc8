package io.ticketledger.eventstore;

import static io.ticketledger.eventstore.Logs.noted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketledger.eventstore.testing.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What a unit of work leaves in the log. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LogEventStoreTest {

    private final TestPostgres.Database database = Logs.freshLog();
    private final PostgresEventStorageEngine engine = Logs.engine(database).build();
    private final LogEventStore store = LogEventStore.builder().storageEngine(engine).build();

    @AfterEach
    void close() {
        store.close();
        engine.close();
        database.dataSource().close();
    }

    @Test
    void a_listener_that_throws_after_the_events_were_prepared_leaves_nothing() {
        List<EventMessage<?>> heard = new ArrayList<>();
        store.subscribe(heard::addAll);
        UnitOfWork<?> unit = begin();
        store.publish(noted("a", 0, "never"));
        unit.onPrepareCommit(u -> {
            throw new IllegalStateException("not today");
        });
        assertThatThrownBy(unit::commit).hasMessage("not today");
        assertThat(heard).hasSize(1);
        assertThat(engine.head()).isZero();
        assertThat(unit.resources()).doesNotContainKey(LogEventStore.APPENDED_POSITION);
    }

    @Test
    void a_unit_of_work_knows_the_position_it_has_reached() {
        engine.appendEvents(noted("before", 0, "x"));
        UnitOfWork<?> unit = begin();
        store.publish(noted("a", 0, "1"));
        store.publish(noted("a", 1, "2"), noted("b", 0, "3"));
        assertThat(engine.head()).isEqualTo(1);
        unit.commit();
        assertThat(unit.resources()).containsEntry(LogEventStore.APPENDED_POSITION, 4L);
        assertThat(engine.read(1, 10)).extracting(RecordedEvent::stream).containsExactly("a", "a", "b");
    }

    @Test
    void subscribers_hear_before_the_log_does_and_what_they_publish_goes_along() {
        List<Long> headsHeard = new ArrayList<>();
        store.subscribe(events -> {
            headsHeard.add(engine.head());
            if (headsHeard.size() == 1) {
                store.publish(noted("echo", 0, "back"));
            }
        });
        store.publish(noted("a", 0, "hello"));
        assertThat(headsHeard).containsExactly(0L, 0L);
        assertThat(engine.read(0, 10)).extracting(RecordedEvent::stream).containsExactly("a", "echo");
    }

    @Test
    void what_dispatch_interceptors_make_of_an_event_is_what_is_stored() {
        store.registerDispatchInterceptor(events -> (index, event) -> event.andMetaData(java.util.Map.of("seen", true)));
        store.publish(noted("a", 0, "hello"));
        assertThat(engine.read(0, 1).getFirst().metadata()).containsEntry("seen", true);
    }

    @Test
    void nested_units_of_work_append_once_with_their_root() {
        UnitOfWork<?> root = begin();
        store.publish(noted("a", 0, "outer"));
        UnitOfWork<?> nested = begin();
        store.publish(noted("b", 0, "inner"));
        nested.commit();
        assertThat(engine.head()).isZero();
        root.commit();
        assertThat(engine.read(0, 10)).extracting(RecordedEvent::stream).containsExactly("a", "b");
    }

    @Test
    void a_nested_unit_of_work_that_fails_while_preparing_leaves_nothing_although_its_root_commits() {
        List<EventMessage<?>> heard = new ArrayList<>();
        store.subscribe(heard::addAll);
        UnitOfWork<?> root = begin();
        store.publish(noted("a", 0, "outer"));
        UnitOfWork<?> nested = begin();
        store.publish(noted("b", 0, "inner"));
        nested.onPrepareCommit(u -> {
            throw new IllegalStateException("not today");
        });
        assertThatThrownBy(nested::commit).hasMessage("not today");
        root.commit();
        assertThat(engine.read(0, 10)).extracting(RecordedEvent::stream).containsExactly("a");
        assertThat(heard).hasSize(1);
    }

    @Test
    void an_append_that_is_refused_rolls_the_unit_of_work_back() {
        engine.appendEvents(noted("a", 0, "first"));
        UnitOfWork<?> unit = begin();
        List<String> ends = new ArrayList<>();
        unit.onRollback(u -> ends.add("rolled back"));
        unit.afterCommit(u -> ends.add("committed"));
        store.publish(noted("a", 0, "second"));
        assertThatThrownBy(unit::commit).isInstanceOf(AggregateStreamCreationException.class);
        assertThat(ends).containsExactly("rolled back");
    }

    @Test
    void outside_a_unit_of_work_publishing_is_one_of_its_own_and_errors_reach_the_caller() {
        store.publish(noted("a", 0, "1"), noted("a", 1, "2"));
        assertThat(engine.head()).isEqualTo(2);
        assertThat(CurrentUnitOfWork.isStarted()).isFalse();
        assertThatThrownBy(() -> store.publish(noted("a", 0, "again"))).isInstanceOf(AggregateStreamCreationException.class);
        assertThat(CurrentUnitOfWork.isStarted()).isFalse();
        store.publish(List.of());
    }

    @Test
    void a_stream_reads_its_own_unit_of_work_s_events_before_and_after_they_are_stored() {
        UnitOfWork<?> unit = begin();
        store.publish(noted("a", 0, "1"));
        assertThat(store.readEvents("a").asStream()).hasSize(1);
        unit.afterCommit(u -> assertThat(store.readEvents("a").asStream()).hasSize(1));
        unit.commit();
        assertThat(store.readEvents("a").asStream()).hasSize(1);
    }

    private static UnitOfWork<?> begin() {
        return DefaultUnitOfWork.startAndGet(noted("unit", 0, "of work"));
    }
}
