package io.ticketledger.query.rebuilding;

import io.ticketledger.query.projecting.Projection;
import io.ticketledger.query.rebuilding.Rebuild.Compared;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many rows each table has, and a sum over the hashes of their texts: equal for equal rows in whatever order, and 1 in 2^64 for others. */
record Sums(Map<String, Sum> tables) {

    record Sum(long rows, String hashes) {}

    /** In the caller's transaction. */
    static Sums of(Projection projection, String schema, JdbcClient jdbc) {
        // Texts of times depend on it, and connections differ in it. The desk serves meanwhile: one process for this is enough.
        jdbc.sql("SET LOCAL timezone = 'UTC'").update();
        jdbc.sql("SET LOCAL max_parallel_workers_per_gather = 0").update();
        Map<String, Sum> sums = new TreeMap<>();
        for (String table : projection.tables()) {
            String nothing = projection.saysNothing().get(table);
            sums.put(table, jdbc.sql("SELECT count(*), CAST(coalesce(sum(hashtextextended(CAST(whole_row AS text), 0)), 0) AS text) FROM " + schema + "." + table + " AS whole_row"
                    + (nothing == null ? "" : " WHERE NOT (" + nothing + ")")).query((row, i) -> new Sum(row.getLong(1), row.getString(2))).single());
        }
        return new Sums(sums);
    }

    List<Compared> comparedWith(Sums copy) {
        List<Compared> compared = new ArrayList<>();
        tables.forEach((table, serving) -> {
            Sum other = copy.tables.getOrDefault(table, new Sum(0, "0"));
            compared.add(new Compared(table, serving.rows, serving.hashes, other.rows, other.hashes));
        });
        return compared;
    }
}
