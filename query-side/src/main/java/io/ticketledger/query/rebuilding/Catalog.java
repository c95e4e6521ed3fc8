package io.ticketledger.query.rebuilding;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What PostgreSQL says about a projection's tables, wherever they stand, in words that can be compared: the schema's name is left out of them. */
final class Catalog {

    private static final String ITSELF = "@";

    private final JdbcClient jdbc;
    private final String[] tables;

    Catalog(JdbcClient jdbc, List<String> tables) {
        this.jdbc = jdbc;
        this.tables = tables.toArray(String[]::new);
    }

    /** The columns in their order, their types, and what they hold by themselves. */
    String shape(String schema) {
        return jdbc.sql("""
                SELECT coalesce(string_agg(format('%s.%s %s %s %s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attgenerated,
                                                  pg_get_expr(d.adbin, d.adrelid)), E'\\n' ORDER BY c.relname, a.attnum), '')
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
                WHERE n.nspname = :schema AND c.relkind = 'r' AND c.relname = ANY (:tables)""")
                .param("schema", schema).param("tables", tables).query(String.class).single();
    }

    /** @param constraint what it stands for, such as PRIMARY KEY; empty for one that only makes reading fast */
    record Index(String name, String table, String definition, String constraint) {

        String definitionIn(String schema) {
            return definition.replaceFirst(" ON " + ITSELF + "\\.", " ON " + schema + ".");
        }
    }

    /** Constraints first. The caller's transaction has an empty search path, so that PostgreSQL names everything in full. */
    List<Index> indexes(String schema) {
        return jdbc.sql("""
                SELECT i.relname AS name, quote_ident(c.relname) AS on_table,
                       replace(pg_get_indexdef(i.oid), format(' ON %I.%I ', n.nspname, c.relname), format(' ON @.%I ', c.relname)) AS definition,
                       coalesce(CASE k.contype WHEN 'p' THEN 'PRIMARY KEY' WHEN 'u' THEN 'UNIQUE' END, '') AS standing_for
                FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class c ON c.oid = x.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                    LEFT JOIN pg_constraint k ON k.conindid = i.oid AND k.conrelid = c.oid
                WHERE n.nspname = :schema AND c.relname = ANY (:tables) AND x.indisvalid ORDER BY k.contype IS NULL, i.relname""")
                .param("schema", schema).param("tables", tables)
                .query((row, n) -> new Index(row.getString("name"), row.getString("on_table"), row.getString("definition"), row.getString("standing_for"))).list();
    }

    /** Statements that give a copy of each table what LIKE leaves out: how full its pages are and the like, and who else may read it. */
    List<String> extras(String from, String to) {
        return jdbc.sql("""
                SELECT format('ALTER TABLE %I.%I SET (%s)', :to, c.relname, array_to_string(c.reloptions, ', '))
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = :from AND c.relname = ANY (:tables) AND c.reloptions IS NOT NULL
                UNION ALL
                SELECT format('ALTER TABLE %I.%I SET (toast.%s)', :to, c.relname, array_to_string(t.reloptions, ', toast.'))
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_class t ON t.oid = c.reltoastrelid
                WHERE n.nspname = :from AND c.relname = ANY (:tables) AND t.reloptions IS NOT NULL
                UNION ALL
                SELECT format('GRANT %s ON %I.%I TO %s', a.privilege_type, :to, c.relname, coalesce(quote_ident(r.rolname), 'PUBLIC'))
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(c.relacl) a LEFT JOIN pg_roles r ON r.oid = a.grantee
                WHERE n.nspname = :from AND c.relname = ANY (:tables) AND a.grantee <> c.relowner""")
                .param("from", from).param("to", to).param("tables", tables).query(String.class).list();
    }

    /** Views and foreign keys hold on to a table itself and not to its name: they would go on with the one that no longer serves. */
    List<String> dependents(String schema) {
        return jdbc.sql("""
                SELECT DISTINCT v.relname || ' reads ' || c.relname FROM pg_depend d
                    JOIN pg_rewrite r ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid JOIN pg_class v ON v.oid = r.ev_class
                    JOIN pg_class c ON d.refclassid = 'pg_class'::regclass AND d.refobjid = c.oid JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = :schema AND c.relname = ANY (:tables)
                UNION
                SELECT k.conname || ' refers to ' || c.relname FROM pg_constraint k JOIN pg_class c ON c.oid IN (k.conrelid, k.confrelid) AND k.contype = 'f'
                    JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = :schema AND c.relname = ANY (:tables) ORDER BY 1""")
                .param("schema", schema).param("tables", tables).query(String.class).list();
    }

    /** What somebody of this house wrote on the schema when he made it; empty if there is none, or it is somebody else's. */
    static String mark(JdbcClient jdbc, String schema) {
        return jdbc.sql("SELECT coalesce(obj_description(oid, 'pg_namespace'), '') FROM pg_namespace WHERE nspname = ?").param(schema).query(String.class).optional().orElse("");
    }
}
