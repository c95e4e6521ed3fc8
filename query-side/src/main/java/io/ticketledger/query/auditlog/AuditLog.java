package io.ticketledger.query.auditlog;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.query.Slice;
import io.ticketledger.query.auditlog.AuditEntry.FieldChange;
import io.ticketledger.query.auditlog.AuditEntry.Kind;
import io.ticketledger.query.auditlog.AuditEntry.Subject;
import io.ticketledger.query.projecting.Arguments;
import io.ticketledger.query.projecting.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the audit log backwards, a slice at a time. */
public final class AuditLog {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Map<String, @Nullable Object>>> CHANGES = new TypeReference<>() {};

    private final JdbcClient jdbc;

    public AuditLog(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Newest first, in the order of the log. */
    public Slice<AuditEntry> find(FindAuditEntries wanted) {
        List<String> where = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        and(where, values, "subject = ?", wanted.ticket());
        and(where, values, "subject IN (SELECT id FROM audit_subject WHERE kind = 'TICKET' AND number = ?)", wanted.ticketNumber());
        and(where, values, "subject = ?", wanted.account());
        // Entries of the desk's own tickets name no project.
        if (ProjectId.DESK.equals(wanted.project())) where.add("subject_kind = 'TICKET' AND project IS NULL");
        else and(where, values, "project = ?", wanted.project());
        and(where, values, "actor = ?", wanted.actor());
        and(where, values, "action = ?", wanted.action());
        and(where, values, "occurred >= ?", wanted.from());
        and(where, values, "occurred < ?", wanted.to());
        and(where, values, "position < ?", wanted.beforePosition());
        // One more than asked for tells whether there is a next slice.
        values.add(wanted.limit() + 1);
        List<AuditEntry> found = jdbc.sql("SELECT * FROM audit_entry" + (where.isEmpty() ? "" : " WHERE " + String.join(" AND ", where)) + " ORDER BY position DESC LIMIT ?")
                .params(values).query(AuditLog::entry).list();
        boolean more = found.size() > wanted.limit();
        List<AuditEntry> items = more ? found.subList(0, wanted.limit()) : found;
        return new Slice<>(items, more ? items.getLast().position() : null);
    }

    /** In the order of the log or against it. */
    public Slice<Long> positions(FindPositions wanted) {
        List<String> where = new ArrayList<>(List.of("position > ?", "position < ?"));
        List<@Nullable Object> values = new ArrayList<>(List.of(wanted.after(), wanted.before()));
        and(where, values, "subject = ?", wanted.subject());
        and(where, values, "actor = ?", wanted.actor());
        if (wanted.byNobody()) where.add("actor IS NULL");
        and(where, values, "occurred >= ?", wanted.from());
        and(where, values, "occurred < ?", wanted.to());
        String order = " ORDER BY position" + (wanted.ascending() ? "" : " DESC") + " LIMIT ?";
        boolean narrowed = wanted.subject() != null || wanted.actor() != null;
        List<Long> found = wanted.actions().size() < 2 || narrowed ? anyOf(wanted, where, values, order) : eachOf(wanted, where, values, order);
        boolean more = found.size() > wanted.limit();
        List<Long> items = more ? found.subList(0, wanted.limit()) : found;
        return new Slice<>(items, more ? items.getLast() : null);
    }

    private List<Long> anyOf(FindPositions wanted, List<String> where, List<@Nullable Object> values, String order) {
        if (wanted.actions().size() == 1) and(where, values, "action = ?", wanted.actions().getFirst());
        else if (!wanted.actions().isEmpty()) and(where, values, "action = ANY (?)", Sql.texts(wanted.actions()));
        values.add(wanted.limit() + 1);
        return jdbc.sql("SELECT position FROM audit_entry WHERE " + String.join(" AND ", where) + order).params(values).query(Long.class).list();
    }

    /** An index has each action's positions in order, but not those of several: so as many as are wanted of each, and of those the first. */
    private List<Long> eachOf(FindPositions wanted, List<String> where, List<@Nullable Object> values, String order) {
        values.addFirst(Sql.texts(wanted.actions()));
        values.add(wanted.limit() + 1);
        values.add(wanted.limit() + 1);
        return jdbc.sql("SELECT each.position FROM unnest(?) AS wanted (name), LATERAL (SELECT position FROM audit_entry WHERE action = wanted.name AND "
                + String.join(" AND ", where) + order + ") AS each" + order.replace("position", "each.position")).params(values).query(Long.class).list();
    }

    private static void and(List<String> where, List<@Nullable Object> values, String condition, @Nullable Object value) {
        if (value == null) return;
        where.add(condition);
        values.add(Arguments.raw(value));
    }

    private static AuditEntry entry(ResultSet row, int i) throws SQLException {
        UUID actor = row.getObject("actor", UUID.class);
        return new AuditEntry(
                row.getLong("position"),
                new Subject(Kind.valueOf(row.getString("subject_kind")), row.getObject("subject", UUID.class), row.getObject("subject_number", Long.class)),
                row.getString("action"),
                actor == null ? null : new AccountId(actor),
                row.getString("actor_name"),
                Sql.instant(row, "occurred"),
                Sql.instant(row, "recorded"),
                row.getString("dialect"),
                row.getString("request_id"),
                row.getString("address"),
                JSON.readValue(row.getString("changes"), CHANGES).stream()
                        .map(change -> new FieldChange((String) change.get("field"), change.get("old"), change.get("new"))).toList());
    }
}
