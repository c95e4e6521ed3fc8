package io.ticketledger.query.rebuilding;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.ticketledger.query.projecting.Batch;
import io.ticketledger.query.projecting.Projection;
import io.ticketledger.query.world.Book;
import io.ticketledger.query.world.Desk;
import io.ticketledger.query.world.Histories;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A copy that is being read into has the indexes of its constraints alone: whoever needed another would walk through the whole table for every event. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeysAloneTest {

    private static final Desk desk = Desk.fresh();
    private static final List<Book.Line> HISTORY = Histories.from(new Random(3).ints(400, 0, 1_000_000).boxed().toList()).lines();

    static {
        desk.sql().sql("SELECT 'DROP INDEX ' || indexrelid::regclass FROM pg_index i WHERE indrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)"
                + " AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)").query(String.class).list().forEach(drop -> desk.sql().sql(drop).update());
    }

    static List<Projection> rebuildable() {
        return Desk.READ_MODELS.stream().filter(Projection::isRebuildable).toList();
    }

    @ParameterizedTest
    @MethodSource("rebuildable")
    void are_all_that_a_projection_needs_to_find_its_rows(Projection projection) throws SQLException {
        desk.empty(projection).project(projection, HISTORY.subList(0, 300), 50);
        // A connection of its own: one that has said all this before would do it by the plans it made then.
        try (HikariDataSource pool = desk.database().anotherPool(1); Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET LOCAL enable_seqscan = off; SET LOCAL plan_cache_mode = force_generic_plan");
            long before = walked(statement, projection.tables());
            Batch batch = new Batch(projection);
            HISTORY.subList(300, HISTORY.size()).forEach(line -> batch.add(line.event(), line.entry()));
            batch.flush(connection);
            assertThat(walked(statement, projection.tables())).as("%s walks through a table", projection.name()).isEqualTo(before);
            // The canary: the same count notices who does.
            statement.execute("SET LOCAL enable_seqscan = on");
            statement.execute("UPDATE " + projection.tables().getFirst() + " AS t SET " + column(projection) + " = t." + column(projection));
            assertThat(walked(statement, projection.tables())).isGreaterThan(before);
            connection.rollback();
        }
    }

    @Test
    void is_tried_with_all_that_can_be_made_anew() {
        assertThat(rebuildable()).hasSize(Desk.READ_MODELS.size() - 1);
    }

    private static String column(Projection projection) {
        return desk.sql().sql("SELECT attname FROM pg_attribute WHERE attrelid = CAST(? AS regclass) AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum LIMIT 1")
                .param(projection.tables().getFirst()).query(String.class).single();
    }

    /** On this connection, since it last reported. */
    private static long walked(Statement statement, List<String> tables) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT sum(seq_scan) FROM pg_stat_xact_user_tables WHERE schemaname = 'public' AND relname IN ('" + String.join("', '", tables) + "')")) {
            row.next();
            return row.getLong(1);
        }
    }
}
