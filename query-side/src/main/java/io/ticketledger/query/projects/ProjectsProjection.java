package io.ticketledger.query.projects;

import io.ticketledger.events.account.AccountEvent;
import io.ticketledger.events.project.*;
import io.ticketledger.events.ticket.TicketEvent;
import io.ticketledger.query.projecting.Change;
import io.ticketledger.query.projecting.Entry;
import io.ticketledger.query.projecting.Projection;
import java.time.Instant;
import java.util.List;

/**
 * Writes {@link Projects}, {@link Columns} and {@link Tags}. Everything is of the project's own stream and every statement says how it is afterwards, so a tail
 * that comes twice ends as it ended. That an account or a contact is deleted is left to whoever asks.
 */
public final class ProjectsProjection implements Projection {

    public static final String NAME = "projects";

    private static final String CREATED = """
            INSERT INTO project (id, number, key, name, description, created_by, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING""";
    private static final String RENAMED = "UPDATE project SET name = ?, updated_at = ? WHERE id = ?";
    private static final String DESCRIBED = "UPDATE project SET description = ?, updated_at = ? WHERE id = ?";
    private static final String REKEYED = "UPDATE project SET key = ?, updated_at = ? WHERE id = ?";

    private static final String ROLE_GIVEN = """
            INSERT INTO project_member (project, account, role, number, since, given_by) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (project, account) DO UPDATE SET role = excluded.role, number = excluded.number, since = excluded.since, given_by = excluded.given_by""";
    private static final String ROLE_TAKEN = "DELETE FROM project_member WHERE project = ? AND account = ?";

    private static final String COLUMN_ADDED = """
            INSERT INTO project_column (project, id, number, name, stage, color, place, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (project, id) DO NOTHING""";
    private static final String COLUMN_RENAMED = column("name");
    private static final String COLUMN_RECOLORED = column("color");
    private static final String COLUMN_STAGE = column("stage");
    private static final String COLUMN_PLACE = column("place");
    private static final String COLUMN_REMOVED = "DELETE FROM project_column WHERE project = ? AND id = ?";

    private static final String TAG_CREATED = """
            INSERT INTO project_tag (project, id, number, name, folded, description, color, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (project, id) DO NOTHING""";
    private static final String TAG_RENAMED = "UPDATE project_tag SET name = ?, folded = ?, updated_at = ? WHERE project = ? AND id = ?";
    private static final String TAG_DESCRIBED = "UPDATE project_tag SET description = ?, updated_at = ? WHERE project = ? AND id = ?";
    private static final String TAG_RECOLORED = "UPDATE project_tag SET color = ?, updated_at = ? WHERE project = ? AND id = ?";
    private static final String TAG_DELETED = "DELETE FROM project_tag WHERE project = ? AND id = ?";
    private static final String TAG_WITHOUT_CONTACTS = "DELETE FROM tag_contact WHERE project = ? AND tag = ?";

    private static final String CONTACT_ADDED = """
            INSERT INTO tag_contact (project, tag, contact, number, role, added_at) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (project, tag, contact) DO UPDATE SET number = excluded.number, role = excluded.role, added_at = excluded.added_at""";
    private static final String CONTACT_REMOVED = "DELETE FROM tag_contact WHERE project = ? AND tag = ? AND contact = ?";

    private static final List<String> OVER = List.of("DELETE FROM project WHERE id = ?", "DELETE FROM project_member WHERE project = ?",
            "DELETE FROM project_column WHERE project = ?", "DELETE FROM project_tag WHERE project = ?", "DELETE FROM tag_contact WHERE project = ?");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> tables() {
        return List.of("project", "project_member", "project_column", "project_tag", "tag_contact");
    }

    @Override
    public List<Change> on(ProjectEvent event, Entry entry) {
        Instant when = entry.occurred();
        return switch (event) {
            case ProjectCreated e -> List.of(Change.of(CREATED, e.project(), e.number(), e.key(), e.name(), e.description(), entry.actor(), when, when));
            case ProjectRenamed e -> List.of(Change.of(RENAMED, e.name(), when, e.project()));
            case ProjectDescribed e -> List.of(Change.of(DESCRIBED, e.description(), when, e.project()));
            case ProjectKeyChanged e -> List.of(Change.of(REKEYED, e.to(), when, e.project()));
            case ProjectDeleted e -> OVER.stream().map(sql -> Change.of(sql, e.project())).toList();
            case RoleGiven e -> List.of(Change.of(ROLE_GIVEN, e.project(), e.account(), e.role(), e.number(), when, entry.actor()));
            case RoleTaken e -> List.of(Change.of(ROLE_TAKEN, e.project(), e.account()));
            case ColumnAdded e -> List.of(Change.of(COLUMN_ADDED, e.project(), e.column(), e.number(), e.name(), e.stage(), e.color(), e.order(), when, when));
            case ColumnRenamed e -> List.of(Change.of(COLUMN_RENAMED, e.name(), when, e.project(), e.column()));
            case ColumnRecolored e -> List.of(Change.of(COLUMN_RECOLORED, e.color(), when, e.project(), e.column()));
            case ColumnStageChanged e -> List.of(Change.of(COLUMN_STAGE, e.stage(), when, e.project(), e.column()));
            case ColumnsOrdered e -> e.columns().stream().map(place -> Change.of(COLUMN_PLACE, place.order(), when, e.project(), place.column())).toList();
            case ColumnRemoved e -> List.of(Change.of(COLUMN_REMOVED, e.project(), e.column()));
            case TagCreated e -> List.of(Change.of(TAG_CREATED, e.project(), e.tag(), e.number(), e.name(), Tags.folded(e.name()), e.description(), e.color(), when, when));
            case TagRenamed e -> List.of(Change.of(TAG_RENAMED, e.name(), Tags.folded(e.name()), when, e.project(), e.tag()));
            case TagDescribed e -> List.of(Change.of(TAG_DESCRIBED, e.description(), when, e.project(), e.tag()));
            case TagRecolored e -> List.of(Change.of(TAG_RECOLORED, e.color(), when, e.project(), e.tag()));
            case TagDeleted e -> List.of(Change.of(TAG_DELETED, e.project(), e.tag()), Change.of(TAG_WITHOUT_CONTACTS, e.project(), e.tag()));
            case TagContactAdded e -> List.of(Change.of(CONTACT_ADDED, e.project(), e.tag(), e.contact(), e.number(), e.role(), when));
            case TagContactRemoved e -> List.of(Change.of(CONTACT_REMOVED, e.project(), e.tag(), e.contact()));
            case CompanyVouched _, CompanyVouchWithdrawn _ -> List.of();
        };
    }

    @Override
    public List<Change> on(TicketEvent event, Entry entry) {
        return List.of();
    }

    @Override
    public List<Change> on(AccountEvent event, Entry entry) {
        return List.of();
    }

    private static String column(String name) {
        return "UPDATE project_column SET " + name + " = ?, updated_at = ? WHERE project = ? AND id = ?";
    }
}
