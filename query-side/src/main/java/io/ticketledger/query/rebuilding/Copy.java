package io.ticketledger.query.rebuilding;

import io.ticketledger.query.projecting.Projection;
import io.ticketledger.query.rebuilding.Catalog.Index;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A projection's tables three times: those that serve, the copy that is being made, and what served before. All under the same names, each in a schema of its
 * own, so the projection's own statements write to whichever comes first in the search path, and a later migration finds the names it expects. The methods
 * run in the caller's transaction unless they say otherwise.
 */
final class Copy {

    static final String SERVING = "public";

    /** On a schema that is ours to drop; whose copy it is follows. */
    private static final String OURS = "ticketledger copy ";

    private final Projection projection;
    private final JdbcTemplate plain;
    private final JdbcClient jdbc;
    private final Catalog catalog;
    final String schema;
    final String previous;

    Copy(Projection projection, JdbcTemplate plain) {
        if (!projection.name().matches("[a-z][a-z0-9-]*")) throw new IllegalArgumentException("no schema can be called after '" + projection.name() + "'");
        this.projection = projection;
        this.plain = plain;
        this.jdbc = JdbcClient.create(plain);
        this.catalog = new Catalog(jdbc, projection.tables());
        this.schema = "rebuild_" + projection.name().replace('-', '_');
        this.previous = "previous_" + projection.name().replace('-', '_');
    }

    String tables(String of) {
        return projection.tables().stream().map(table -> of + "." + table).collect(Collectors.joining(", "));
    }

    /** Ours, of this job, and with the columns that the serving tables have now. */
    boolean stands(Rebuild job) {
        return Catalog.mark(jdbc, schema).equals(OURS + job.id()) && hasShape(schema);
    }

    boolean hasShape(String of) {
        return catalog.shape(of).equals(catalog.shape(SERVING));
    }

    boolean hasPrevious() {
        return Catalog.mark(jdbc, previous).startsWith(OURS);
    }

    List<String> dependents() {
        return catalog.dependents(SERVING);
    }

    /** Empty tables with what their constraints need; the other indexes are cheaper to make once the rows are there. */
    void make(Rebuild job) {
        drop(schema);
        say("CREATE SCHEMA " + schema);
        say("COMMENT ON SCHEMA " + schema + " IS '" + OURS + job.id() + "'");
        for (String table : projection.tables()) {
            say("CREATE TABLE " + schema + "." + table + " (LIKE " + SERVING + "." + table + " INCLUDING ALL EXCLUDING INDEXES)");
        }
        catalog.extras(SERVING, schema).forEach(this::say);
        missingIndexes().stream().filter(index -> !index.constraint().isEmpty()).forEach(this::index);
    }

    /** Those that the serving tables have and the copy has not, or has otherwise. */
    List<Index> missingIndexes() {
        return indexesBeyond(SERVING, schema);
    }

    /** Those that a migration has dropped since the copy was made. */
    List<Index> surplusIndexes() {
        return indexesBeyond(schema, SERVING);
    }

    private List<Index> indexesBeyond(String of, String than) {
        say("SET LOCAL search_path = ''");
        Set<Index> known = new HashSet<>(catalog.indexes(than));
        List<Index> beyond = catalog.indexes(of).stream().filter(index -> !known.contains(index)).toList();
        say("SET LOCAL search_path TO DEFAULT");
        return beyond;
    }

    void index(Index index) {
        say(index.definitionIn(schema));
        if (index.constraint().isEmpty()) return;
        say("ALTER TABLE " + schema + "." + index.table() + " ADD CONSTRAINT \"" + index.name() + "\" " + index.constraint() + " USING INDEX \"" + index.name() + "\"");
    }

    void dropIndex(Index index) {
        if (index.constraint().isEmpty()) say("DROP INDEX " + schema + ".\"" + index.name() + "\"");
        else say("ALTER TABLE " + schema + "." + index.table() + " DROP CONSTRAINT \"" + index.name() + "\"");
    }

    /** Outside of a transaction. Without it the first queries after the exchange would be planned for empty tables and find no page known to be all visible. */
    void vacuum() {
        for (String table : projection.tables()) say("VACUUM (ANALYZE) " + schema + "." + table);
    }

    /** The copy serves, and what served is kept; what was kept before is gone. The caller holds the locks on all of them. */
    void swap(Rebuild job) {
        drop(previous);
        say("CREATE SCHEMA " + previous);
        say("COMMENT ON SCHEMA " + previous + " IS '" + OURS + job.id() + "'");
        for (String table : projection.tables()) {
            say("ALTER TABLE " + SERVING + "." + table + " SET SCHEMA " + previous);
            say("ALTER TABLE " + schema + "." + table + " SET SCHEMA " + SERVING);
        }
        drop(schema);
    }

    /** What served before is now the copy that is worked on. */
    void takeUpPrevious(Rebuild job) {
        drop(schema);
        say("ALTER SCHEMA " + previous + " RENAME TO " + schema);
        say("COMMENT ON SCHEMA " + schema + " IS '" + OURS + job.id() + "'");
    }

    void putBackPrevious() {
        drop(previous);
        say("ALTER SCHEMA " + schema + " RENAME TO " + previous);
    }

    void drop() {
        drop(schema);
    }

    private void drop(String of) {
        drop(plain, of);
    }

    /** A schema that is not ours is left alone, and making one of the same name fails and says so. */
    private static void drop(JdbcTemplate plain, String schema) {
        if (Catalog.mark(JdbcClient.create(plain), schema).startsWith(OURS)) plain.execute("DROP SCHEMA " + schema + " CASCADE");
    }

    /** All that were ever made here, of whatever projection. */
    static void dropAll(JdbcTemplate plain) {
        plain.queryForList("SELECT nspname FROM pg_namespace WHERE nspname ~ '^(rebuild|previous)_[a-z0-9_]+$' ORDER BY 1", String.class).forEach(schema -> drop(plain, schema));
    }

    /** Not prepared: what PostgreSQL says of an index may hold question marks of its own. */
    private void say(String statement) {
        plain.execute(statement);
    }
}
