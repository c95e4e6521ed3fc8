package io.ticketledger.query.rebuilding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketledger.query.projecting.Projection;
import io.ticketledger.query.projecting.Sql;
import io.ticketledger.query.rebuilding.Rebuild.IfDifferent;
import io.ticketledger.query.rebuilding.Rebuild.Kind;
import io.ticketledger.query.rebuilding.Rebuild.Phase;
import io.ticketledger.query.rebuilding.RebuildRefused.Reason;
import io.ticketledger.query.world.Book;
import io.ticketledger.query.world.Desk;
import io.ticketledger.query.world.Histories;
import io.ticketledger.query.world.RunningDesk;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RebuildingBesideTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Projection LIST = Desk.READ_MODELS.stream().filter(projection -> projection.name().equals("ticket-list")).findFirst().orElseThrow();

    private final Desk desk = Desk.fresh();
    private final RunningDesk node = new RunningDesk(desk, Desk.READ_MODELS, 50);
    private final List<Book.Line> book = new ArrayList<>();

    static List<Projection> rebuildable() {
        return Desk.READ_MODELS.stream().filter(Projection::isRebuildable).toList();
    }

    @AfterEach
    void close() {
        node.close();
    }

    @ParameterizedTest
    @MethodSource("rebuildable")
    void the_copy_takes_the_place_of_what_served_under_the_same_names_and_with_the_same_insides(Projection projection) {
        written(300);
        node.rebuilder.start();
        Map<String, List<String>> rows = desk.rows(projection);
        List<String> insides = insides("public", projection);
        List<Long> tables = oids(projection);

        Rebuild rebuild = done(projection.name());

        assertThat(oids(projection)).isNotEmpty().doesNotContainAnyElementsOf(tables);
        assertThat(insides("public", projection)).isNotEmpty().isEqualTo(insides);
        assertThat(insides("previous_" + projection.name().replace('-', '_'), projection)).isEqualTo(insides);
        assertThat(desk.rows(projection)).isEqualTo(rows);
        assertThat(rebuild.compared()).extracting(Rebuild.Compared::table).containsExactlyInAnyOrderElementsOf(projection.tables());
        assertThat(rebuild.isEqual()).isTrue();
        assertThat(rebuild.percent()).isEqualTo(100);
        assertThat(rebuild.position()).isEqualTo(node.log.head());
        assertThat(rebuild.swap()).isPositive();
        assertThat(rebuild.by()).isEqualTo("Ada");
        assertThat(schemas()).containsExactly("previous_" + projection.name().replace('-', '_'));
    }

    @Test
    void the_processor_goes_on_with_the_new_tables_and_its_position_is_the_same() {
        written(200);
        node.rebuilder.start();
        done("ticket-list");
        long end = append(100);
        assertThat(node.progress.awaitAll(end, LONG)).isTrue();
        assertThat(desk.rows(LIST)).isEqualTo(rowsOfAnEmptyDesk(LIST));
        assertThat(desk.sql().sql("SELECT count(*) FROM ticket_row").query(Long.class).single())
                .isGreaterThan(desk.sql().sql("SELECT count(*) FROM previous_ticket_list.ticket_row").query(Long.class).single());
    }

    @Test
    void a_row_that_was_meddled_with_is_found_and_put_right() {
        written(200);
        node.rebuilder.start();
        desk.sql().sql("UPDATE ticket_row SET title = title || '!' WHERE number = (SELECT min(number) FROM ticket_row)").update();
        Rebuild rebuild = done("ticket-list");
        assertThat(rebuild.compared().stream().filter(table -> !table.isEqual())).extracting(Rebuild.Compared::table).containsExactly("ticket_row");
        assertThat(rebuild.compared().stream().filter(table -> !table.isEqual())).allMatch(table -> table.servingRows() == table.copyRows());
        assertThat(desk.sql().sql("SELECT count(*) FROM ticket_row WHERE title LIKE '%!'").query(Long.class).single()).isZero();
        assertThat(done("ticket-list").isEqual()).isTrue();
    }

    @Test
    void a_copy_that_differs_is_kept_for_looking_at_if_one_asked_for_that_and_dropped_when_told() {
        written(200);
        node.rebuilder.start();
        desk.sql().sql("DELETE FROM ticket_row WHERE number = (SELECT min(number) FROM ticket_row)").update();
        long meddled = desk.sql().sql("SELECT count(*) FROM ticket_row").query(Long.class).single();
        node.rebuilds.rebuild("ticket-list", IfDifferent.KEEP, "Ada");
        assertThat(node.ended("ticket-list").phase()).isEqualTo(Phase.KEPT);
        assertThat(desk.sql().sql("SELECT count(*) FROM ticket_row").query(Long.class).single()).isEqualTo(meddled);
        assertThat(desk.sql().sql("SELECT count(*) FROM rebuild_ticket_list.ticket_row").query(Long.class).single()).isEqualTo(meddled + 1);
        node.rebuilds.cancel("ticket-list");
        assertThat(node.ended("ticket-list").phase()).isEqualTo(Phase.CANCELLED);
        assertThat(schemas()).isEmpty();
    }

    @Test
    void an_equal_copy_serves_whether_or_not_a_different_one_was_to_be_kept() {
        written(100);
        node.rebuilder.start();
        node.rebuilds.rebuild("dashboard", IfDifferent.KEEP, "Ada");
        assertThat(node.ended("dashboard").phase()).isEqualTo(Phase.DONE);
    }

    @Test
    void what_served_before_comes_back_brought_forward_and_goes_again() {
        written(200);
        node.rebuilder.start();
        assertThatThrownBy(() -> node.rebuilds.rollBack("ticket-list", "Bob")).isInstanceOfSatisfying(RebuildRefused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.NO_PREVIOUS));
        desk.sql().sql("UPDATE ticket_row SET title = title || '!' WHERE number = (SELECT min(number) FROM ticket_row)").update();
        long left = done("ticket-list").position();
        assertThat(node.rebuilds.previous("ticket-list")).hasValueSatisfying(previous -> assertThat(previous.position()).isEqualTo(left));
        long end = append(100);
        assertThat(node.progress.awaitAll(end, LONG)).isTrue();
        Map<String, List<String>> right = desk.rows(LIST);

        node.rebuilds.rollBack("ticket-list", "Bob");
        Rebuild back = node.ended("ticket-list");
        assertThat(back.phase()).isEqualTo(Phase.DONE);
        assertThat(back.kind()).isEqualTo(Kind.ROLLBACK);
        assertThat(back.first()).as("it was not read from the beginning").isEqualTo(left);
        assertThat(back.isEqual()).isFalse();
        assertThat(desk.sql().sql("SELECT count(*) FROM ticket_row WHERE title LIKE '%!'").query(Long.class).single()).isEqualTo(1);

        node.rebuilds.rollBack("ticket-list", "Bob");
        assertThat(node.ended("ticket-list").phase()).isEqualTo(Phase.DONE);
        assertThat(desk.rows(LIST)).isEqualTo(right);
        assertThat(schemas()).containsExactly("previous_ticket_list");
    }

    @Test
    void a_rollback_that_is_cancelled_keeps_what_it_would_have_brought_back() {
        written(200);
        node.rebuilder.start();
        long left = done("ticket-list").position();
        node.rebuilder.close();
        node.rebuilds.rollBack("ticket-list", "Bob");
        assertThat(node.rebuilds.previous("ticket-list")).isEmpty();
        node.rebuilds.cancel("ticket-list");
        try (RunningDesk other = new RunningDesk(desk, Desk.READ_MODELS, 50)) {
            other.rebuilder.start();
            assertThat(other.ended("ticket-list").phase()).isEqualTo(Phase.CANCELLED);
            assertThat(other.rebuilds.previous("ticket-list")).hasValueSatisfying(previous -> assertThat(previous.position()).isEqualTo(left));
            other.rebuilds.rollBack("ticket-list", "Bob");
            assertThat(other.ended("ticket-list").phase()).isEqualTo(Phase.DONE);
        }
    }

    @Test
    void one_at_a_time_and_nothing_of_what_is_not_there() {
        written(50);
        node.rebuilds.rebuild("workload", IfDifferent.SWAP, "Ada");
        assertThatThrownBy(() -> node.rebuilds.rebuild("workload", IfDifferent.SWAP, "Ada")).isInstanceOfSatisfying(RebuildRefused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.UNDER_WAY));
        assertThatThrownBy(() -> node.rebuilds.rollBack("workload", "Ada")).isInstanceOfSatisfying(RebuildRefused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.UNDER_WAY));
        assertThatThrownBy(() -> node.rebuilds.cancel("directory")).isInstanceOfSatisfying(RebuildRefused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.NOT_UNDER_WAY));
        assertThatThrownBy(() -> node.rebuilds.cancel("nothing")).isInstanceOfSatisfying(RebuildRefused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.UNKNOWN));
        node.rebuilder.start();
        assertThat(node.ended("workload").phase()).isEqualTo(Phase.DONE);
    }

    static List<String> readings() {
        return List.of("SELECT count(*) FROM ticket_row", Sql.hold(LIST));
    }

    @ParameterizedTest
    @MethodSource("readings")
    void readers_who_do_not_let_go_are_waited_for_and_nobody_queues_up_behind_us_for_long(String reading) throws SQLException {
        written(100);
        node.rebuilder.start();
        try (Connection reader = desk.database().anotherPool(1).getConnection()) {
            reader.setAutoCommit(false);
            reader.createStatement().execute(reading);
            node.rebuilds.rebuild("ticket-list", IfDifferent.SWAP, "Ada");
            Awaitility.await().atMost(LONG).until(() -> node.rebuilds.last("ticket-list").orElseThrow().problem() != null);
            assertThat(node.rebuilds.last("ticket-list").orElseThrow().problem()).contains("waits for");
            assertThat(desk.sql().sql("SELECT count(*) FROM ticket_row").query(Long.class).single()).isPositive();
            long end = append(50);
            assertThat(node.progress.awaitAll(end, LONG)).as("the projection goes on").isTrue();
            reader.rollback();
        }
        assertThat(node.ended("ticket-list").phase()).isEqualTo(Phase.DONE);
        assertThat(node.ended("ticket-list").problem()).isNull();
    }

    @Test
    void what_hangs_on_the_tables_themselves_is_not_left_behind_with_them() {
        written(50);
        desk.sql().sql("CREATE VIEW somebodys_report AS SELECT status, count(*) FROM ticket_row GROUP BY status").update();
        node.rebuilder.start();
        node.rebuilds.rebuild("ticket-list", IfDifferent.SWAP, "Ada");
        Rebuild failed = node.ended("ticket-list");
        assertThat(failed.phase()).isEqualTo(Phase.FAILED);
        assertThat(failed.problem()).contains("somebodys_report reads ticket_row");
        assertThat(schemas()).isEmpty();
    }

    @Test
    void a_schema_of_somebody_else_is_not_ours_to_drop() {
        written(50);
        desk.sql().sql("CREATE SCHEMA rebuild_dashboard CREATE TABLE precious (n int)").update();
        node.rebuilder.start();
        node.rebuilds.rebuild("dashboard", IfDifferent.SWAP, "Ada");
        assertThat(node.ended("dashboard")).matches(failed -> failed.phase() == Phase.FAILED).matches(failed -> String.valueOf(failed.problem()).contains("rebuild_dashboard"));
        Rebuilds.dropCopies(desk.dataSource());
        assertThat(schemas()).containsExactly("rebuild_dashboard");
    }

    private void written(int events) {
        node.processors.start();
        assertThat(node.progress.awaitAll(append(events), LONG)).isTrue();
    }

    /** More of one and the same history. */
    private long append(int events) {
        List<Book.Line> all = Histories.from(new Random(7).ints(1000, 0, 1_000_000).boxed().toList()).lines();
        List<Book.Line> next = all.subList(book.size(), book.size() + events);
        book.addAll(next);
        return node.append(next);
    }

    private Map<String, List<String>> rowsOfAnEmptyDesk(Projection projection) {
        return Desk.fresh().project(projection, book, 7).rows(projection);
    }

    private Rebuild done(String projection) {
        node.rebuilds.rebuild(projection, IfDifferent.SWAP, "Ada");
        Rebuild rebuild = node.ended(projection);
        assertThat(rebuild.problem()).isNull();
        assertThat(rebuild.phase()).isEqualTo(Phase.DONE);
        return rebuild;
    }

    private List<String> schemas() {
        return desk.sql().sql("SELECT nspname FROM pg_namespace WHERE nspname ~ '^(rebuild|previous)_' ORDER BY 1").query(String.class).list();
    }

    private List<Long> oids(Projection projection) {
        return desk.sql().sql("SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname = ANY (:tables)")
                .param("tables", projection.tables().toArray(String[]::new)).query(Long.class).list();
    }

    /** Everything PostgreSQL knows of the tables that a migration or a plan could depend on. */
    private List<String> insides(String schema, Projection projection) {
        return desk.sql().sql("""
                SELECT 'column ' || concat_ws(' ', c.relname, a.attname, row_number() OVER (PARTITION BY c.oid ORDER BY a.attnum), format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attgenerated,
                       a.attstorage, a.attcompression, a.attoptions::text, pg_get_expr(d.adbin, d.adrelid))
                FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT attisdropped LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
                WHERE c.relnamespace = CAST(:schema AS regnamespace) AND c.relname = ANY (:tables)
                UNION ALL SELECT 'relation ' || concat_ws(' ', c.relname, c.relkind, c.relpersistence, c.reloptions::text, c.relhasrules, c.relhastriggers, c.relrowsecurity, am.amname,
                       c.relacl::text, t.reloptions::text)
                FROM pg_class c LEFT JOIN pg_am am ON am.oid = c.relam LEFT JOIN pg_class t ON t.oid = c.reltoastrelid WHERE c.relnamespace = CAST(:schema AS regnamespace)
                    AND (c.relname = ANY (:tables) OR c.oid IN (SELECT indexrelid FROM pg_index JOIN pg_class o ON o.oid = indrelid WHERE o.relname = ANY (:tables)))
                UNION ALL SELECT 'index ' || replace(indexdef, ' ON ' || schemaname || '.', ' ON ') FROM pg_indexes WHERE schemaname = :schema AND tablename = ANY (:tables)
                UNION ALL SELECT 'constraint ' || concat_ws(' ', c.relname, k.conname, k.contype, k.convalidated, pg_get_constraintdef(k.oid))
                FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid WHERE c.relnamespace = CAST(:schema AS regnamespace) AND c.relname = ANY (:tables)
                ORDER BY 1""").param("schema", schema).param("tables", projection.tables().toArray(String[]::new)).query(String.class).list();
    }
}
