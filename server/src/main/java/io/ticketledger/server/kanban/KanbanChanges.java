package io.ticketledger.server.kanban;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.ColumnId;
import io.ticketledger.events.TagId;
import io.ticketledger.query.auditlog.AuditEntry;
import io.ticketledger.query.auditlog.AuditEntry.FieldChange;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.projects.ColumnRow;
import io.ticketledger.query.projects.TagRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the audit log says of a ticket, in this contract's words: a line for each field that changed, or one without a field. Pure: whom and what ids stand for
 * comes in; what is gone since has no name any more.
 */
final class KanbanChanges {

    /** What the desk keeps for itself, and this contract has no words for. */
    private static final Set<String> NOT_TOLD = Set.of("rank", "responseMinutes", "responseDue", "resolutionDue", "firstResponse", "estimate", "visibility", "commentId",
            "attachmentId", "mediaType", "size", "sha256", "reference", "clock", "rule", "target", "calendar", "cycle", "remaining", "due", "projectId", "project", "about",
            "follower");
    private static final Map<String, String> FIELDS = Map.of("title", "name", "priority", "priority_id", "impact", "importance", "agents", "assignee_ids", "tags",
            "tag_names", "startDate", "start_date", "dueDate", "due_date");
    private static final String CLOCKS = "sla-clock-";
    /** Everything about a new ticket is new, which is told by the ticket itself. */
    private static final String OPENED = "ticket-opened";

    private KanbanChanges() {}

    /** @param field null if something was done without changing a field */
    record Line(String id, String action, @Nullable String field, @Nullable Object old, @Nullable Object now) {}

    record Names(Map<AccountId, Account> people, Map<ColumnId, ColumnRow> columns, Map<TagId, TagRow> tags) {}

    /** Everybody who did something, or to whom something was given. */
    static Set<AccountId> people(List<AuditEntry> entries) {
        Set<AccountId> people = new HashSet<>(ids(entries, "agents").stream().map(AccountId::new).toList());
        entries.stream().map(AuditEntry::actor).filter(Objects::nonNull).forEach(people::add);
        return people;
    }

    static Set<TagId> tags(List<AuditEntry> entries) {
        return Set.copyOf(ids(entries, "tags").stream().map(TagId::new).toList());
    }

    /** @param internally whether the reader works for the desk, and so may read what is written among its people */
    static List<Line> lines(AuditEntry entry, Names names, boolean internally) {
        if (entry.action().startsWith(CLOCKS) || !internally && isInternal(entry)) return List.of();
        String id = String.valueOf(entry.position());
        List<Line> lines = new ArrayList<>();
        if (!entry.action().equals(OPENED)) {
            for (FieldChange change : entry.changes()) {
                if (NOT_TOLD.contains(change.field()) || !internally && isOfAnEditedComment(entry, change)) continue;
                lines.add(new Line(lines.isEmpty() ? id : id + "-" + lines.size(), entry.action(), FIELDS.getOrDefault(change.field(), change.field()),
                        value(change.field(), change.old(), names), value(change.field(), change.now(), names)));
            }
        }
        return lines.isEmpty() ? List.of(new Line(id, entry.action(), null, null, null)) : lines;
    }

    private static boolean isInternal(AuditEntry entry) {
        return entry.changes().stream().anyMatch(change -> change.field().equals("visibility") && "internal".equals(change.now()));
    }

    /** Whether the comment is for everybody stands with the event that added it. */
    private static boolean isOfAnEditedComment(AuditEntry entry, FieldChange change) {
        return change.field().equals("comment") && entry.changes().stream().anyMatch(other -> other.field().equals("commentId"));
    }

    private static @Nullable Object value(String field, @Nullable Object value, Names names) {
        if (value == null) return null;
        return switch (field) {
            case "status" -> worded(value, KanbanVocabulary.STATUS_IN_THE_LOG);
            case "priority" -> worded(value, KanbanVocabulary.PRIORITY_IN_THE_LOG);
            case "agents" -> all(value, id -> names.people.get(new AccountId(id)), Account::number);
            case "tags" -> all(value, id -> names.tags.get(new TagId(id)), TagRow::name);
            case "column" -> {
                ColumnRow column = value instanceof String id ? names.columns.get(ColumnId.of(id)) : null;
                yield column == null ? null : column.name();
            }
            default -> value;
        };
    }

    private static Object worded(Object value, Map<String, ?> words) {
        Object word = words.get(String.valueOf(value));
        return word == null ? value : word;
    }

    private static <T> List<Object> all(Object value, Function<UUID, @Nullable T> known, Function<T, Object> shown) {
        List<Object> all = new ArrayList<>();
        if (!(value instanceof List<?> ids)) return all;
        for (Object id : ids) {
            T one = known.apply(UUID.fromString(String.valueOf(id)));
            if (one != null) all.add(shown.apply(one));
        }
        return all;
    }

    private static List<UUID> ids(List<AuditEntry> entries, String field) {
        List<UUID> ids = new ArrayList<>();
        for (AuditEntry entry : entries) {
            for (FieldChange change : entry.changes()) {
                if (!change.field().equals(field)) continue;
                if (change.old() instanceof List<?> old) old.forEach(id -> ids.add(UUID.fromString(String.valueOf(id))));
                if (change.now() instanceof List<?> now) now.forEach(id -> ids.add(UUID.fromString(String.valueOf(id))));
            }
        }
        return ids.stream().distinct().toList();
    }
}
