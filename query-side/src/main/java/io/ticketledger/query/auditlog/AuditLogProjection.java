package io.ticketledger.query.auditlog;

import io.ticketledger.events.ProjectId;
import io.ticketledger.events.SlaClock;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.account.*;
import io.ticketledger.events.company.*;
import io.ticketledger.events.contact.*;
import io.ticketledger.events.project.*;
import io.ticketledger.events.ticket.*;
import io.ticketledger.events.ticket.AttachmentRenamed;
import io.ticketledger.query.auditlog.AuditEntry.Kind;
import io.ticketledger.query.projecting.Change;
import io.ticketledger.query.projecting.Entry;
import io.ticketledger.query.projecting.Projection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes {@link AuditLog}: one statement for every event, which learns the old values from the row it replaces. */
public final class AuditLogProjection implements Projection {

    public static final String NAME = "audit-log";

    private static final String WRITE = """
            WITH e AS (
                SELECT new.*, coalesce(old.number, new.numbered) AS number, coalesce(old.fields, '{}') AS before,
                       nullif(coalesce(new.filed, old.project), '%1$s') AS project
                FROM unnest(CAST(? AS uuid[]), CAST(? AS text[]), CAST(? AS bigint[]), CAST(? AS bigint[]), CAST(? AS jsonb[]), CAST(? AS jsonb[]), CAST(? AS bigint[]),
                            CAST(? AS text[]), CAST(? AS uuid[]), CAST(? AS text[]), CAST(? AS timestamptz[]), CAST(? AS timestamptz[]), CAST(? AS text[]),
                            CAST(? AS text[]), CAST(? AS text[]), CAST(? AS uuid[]))
                     AS new (id, kind, numbered, version, fields, remarks, position, action, actor, actor_name, occurred, recorded, dialect, request_id, address, filed)
                LEFT JOIN audit_subject AS old ON old.id = new.id
                WHERE old.version IS NULL OR old.version < new.version),
            s AS (
                INSERT INTO audit_subject (id, kind, number, version, fields, project, opened) SELECT id, kind, number, version, fields, project, position FROM e
                ON CONFLICT (id) DO UPDATE SET fields = audit_subject.fields || excluded.fields, version = excluded.version, project = excluded.project)
            INSERT INTO audit_entry (position, subject_kind, subject, subject_number, action, actor, actor_name, occurred, recorded, dialect, request_id, address,
                                     project, changes)
            SELECT position, kind, id, number, action, actor, actor_name, occurred, recorded, dialect, request_id, address, project,
                   (SELECT coalesce(jsonb_agg(jsonb_build_object('field', key, 'old', coalesce(before -> key, 'null'), 'new', value) ORDER BY part, key), '[]')
                    FROM (SELECT 1 AS part, key, value FROM jsonb_each(fields) WHERE coalesce(before -> key, 'null') <> value
                          UNION ALL SELECT 2, key, value FROM jsonb_each(remarks)) AS changed)
            FROM e
            ON CONFLICT DO NOTHING""".formatted(ProjectId.DESK);

    /** How far apart in the log opening and filing may be that were done in one go. */
    private static final int AT_ONCE = 100;

    /** A ticket that is filed as it is opened was never anywhere else. */
    private static final String FILED_AT_ONCE = """
            UPDATE audit_entry a SET project = nullif(e.project, '%1$s')
            FROM (SELECT CAST(? AS uuid) AS id, CAST(? AS uuid) AS project, CAST(? AS bigint) AS position) AS e JOIN audit_subject s ON s.id = e.id AND s.opened > e.position - %2$d
            WHERE a.position >= s.opened AND a.position < e.position AND a.subject = e.id""".formatted(ProjectId.DESK, AT_ONCE);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> tables() {
        return List.of("audit_entry", "audit_subject");
    }

    @Override
    public List<Change> on(TicketEvent event, Entry entry) {
        Noted noted = Noted.nothing();
        Long number = null;
        switch (event) {
            case TicketOpened e -> {
                number = e.number();
                noted.field("status", TicketStatus.NEW).field("requester", e.requester()).field("title", e.title()).field("description", e.description())
                        .field("priority", e.priority()).field("impact", e.impact()).field("urgency", e.urgency()).field("category", e.category())
                        .field("subcategory", e.subcategory()).field("channel", e.channel()).field("project", e.project())
                        .field("responseMinutes", e.responseMinutes()).field("responseDue", e.responseDue())
                        .field("reference", e.reference() == null ? null : e.reference().system() + " " + e.reference().key());
            }
            case TicketAcknowledged e -> noted.field("status", TicketStatus.OPEN).remark("note", e.note());
            case TicketDeclined e -> noted.field("status", TicketStatus.REJECTED).remark("reason", e.reason());
            case TicketAssigned e -> noted.field("agents", e.agents()).field("team", e.team());
            case TicketReleased e -> noted.field("agents", List.of()).field("team", null);
            case WorkStarted e -> noted.field("status", TicketStatus.IN_PROGRESS);
            case WorkResumed e -> noted.field("status", TicketStatus.IN_PROGRESS);
            case TicketPutOnHold e -> noted.field("status", TicketStatus.ON_HOLD).remark("reason", e.reason());
            case TicketResolved e -> noted.field("status", TicketStatus.RESOLVED).remark("comment", e.comment()).remark("code", e.code());
            case ApprovalRequested e -> noted.field("status", TicketStatus.AWAITING_APPROVAL);
            case ResolutionApproved e -> noted.field("status", TicketStatus.CLOSED).remark("comment", e.comment());
            case ResolutionRejected e -> noted.field("status", TicketStatus.IN_PROGRESS).remark("reason", e.reason());
            case TicketClosed e -> noted.field("status", TicketStatus.CLOSED).remark("reason", e.reason());
            case TicketReopened e -> noted.field("status", TicketStatus.OPEN).remark("reason", e.reason());
            case TicketWithdrawn e -> noted.field("status", TicketStatus.WITHDRAWN).remark("reason", e.reason());
            case StatusCorrected e -> noted.field("status", e.to()).remark("comment", e.comment());
            case PriorityChanged e -> noted.field("priority", e.priority()).field("impact", e.impact()).field("urgency", e.urgency())
                    .field("responseMinutes", e.responseMinutes()).field("responseDue", e.responseDue());
            case ResponseDueSet e -> noted.field("responseDue", e.due());
            case ResolutionDueSet e -> noted.field("resolutionDue", e.due());
            case ResolutionEstimated e -> noted.field("estimate", e.estimate());
            case FirstResponseGiven e -> noted.field("firstResponse", entry.occurred());
            case SlaClockStarted e -> noted.field(due(e.clock()), e.due()).remark("clock", e.clock()).remark("rule", e.rule()).remark("target", e.target().toString())
                    .remark("calendar", e.calendar()).remark("cycle", e.cycle());
            case SlaClockPaused e -> noted.remark("clock", e.clock()).remark("remaining", e.remaining().toString()).remark("calendar", e.calendar());
            case SlaClockResumed e -> noted.field(due(e.clock()), e.due()).remark("clock", e.clock()).remark("calendar", e.calendar());
            case SlaBreached e -> noted.remark("clock", e.clock()).remark("due", e.due()).remark("cycle", e.cycle());
            case CommentAdded e -> noted.remark("comment", e.text()).remark("visibility", e.visibility());
            case AttachmentAdded e -> noted.remark("attachment", e.name() == null ? e.attachment().toString() : e.name()).remark("mediaType", e.mediaType())
                    .remark("size", e.size()).remark("sha256", e.sha256());
            case TicketFact e -> noted = BoardsNoted.of(e);
            case TicketDeleted _ -> noted.field("deleted", true);
            case CommentEdited e -> noted.remark("comment", e.text()).remark("commentId", e.comment());
            case CommentDeleted e -> noted.remark("commentId", e.comment());
            case AttachmentRenamed e -> noted.remark("attachment", e.name()).remark("attachmentId", e.attachment());
            case AttachmentRemoved e -> noted.remark("attachmentId", e.attachment());
        }
        UUID ticket = event.ticket().raw();
        if (!(event instanceof TicketFiled(TicketId _, ProjectId project))) return List.of(write(Kind.TICKET, ticket, number, noted, null, entry));
        return List.of(write(Kind.TICKET, ticket, number, noted, project, entry), Change.of(FILED_AT_ONCE, ticket, project, entry.position()));
    }

    @Override
    public List<Change> on(ProjectEvent event, Entry entry) {
        Long number = event instanceof ProjectCreated created ? created.number() : null;
        return List.of(write(Kind.PROJECT, event.project().raw(), number, BoardsNoted.of(event), null, entry));
    }

    @Override
    public List<Change> on(CompanyEvent event, Entry entry) {
        Long number = event instanceof CompanyCreated created ? created.number() : null;
        return List.of(write(Kind.COMPANY, event.company().raw(), number, BoardsNoted.of(event), null, entry));
    }

    @Override
    public List<Change> on(ContactEvent event, Entry entry) {
        Long number = event instanceof ContactAdded added ? added.number() : null;
        return List.of(write(Kind.CONTACT, event.contact().raw(), number, BoardsNoted.of(event), null, entry));
    }

    @Override
    public List<Change> on(AccountEvent event, Entry entry) {
        Noted noted = Noted.nothing();
        Long number = null;
        switch (event) {
            case AccountOpened e -> {
                number = e.number();
                noted.field("standing", "active").field("username", e.username()).field("email", e.email()).field("firstName", e.firstName())
                        .field("lastName", e.lastName()).field("roles", e.roles()).field("phone", e.phone()).field("whatsapp", e.whatsapp())
                        .field("department", e.department()).remark("password", e.credential() == null ? null : "set");
            }
            case UsernameChanged e -> noted.field("username", e.to());
            case EmailChanged e -> noted.field("email", e.to());
            case PersonRenamed e -> noted.field("firstName", e.firstName()).field("lastName", e.lastName());
            case PhoneNumbersChanged e -> noted.field("phone", e.phone()).field("whatsapp", e.whatsapp());
            case DepartmentChanged e -> noted.field("department", e.department());
            case ChannelsChosen e -> noted.field("channels", e.channels());
            case RolesChanged e -> noted.field("roles", e.to());
            case PasswordChanged e -> noted.remark("password", "changed");
            case AccountDeactivated e -> noted.field("standing", "inactive");
            case AccountActivated e -> noted.field("standing", "active");
            case AccountDeleted e -> noted.field("standing", "deleted");
            case SecretKeyUsed e -> noted.remark("method", e.method()).remark("path", e.path());
        }
        return List.of(write(Kind.ACCOUNT, event.account().raw(), number, noted, null, entry));
    }

    private static String due(SlaClock clock) {
        return clock.choose("responseDue", "resolutionDue");
    }

    private static Change write(Kind kind, UUID subject, @Nullable Long number, Noted noted, @Nullable ProjectId filed, Entry entry) {
        return Change.inSet(WRITE, subject, kind, number, entry.version(), noted.fieldsJson(), noted.remarksJson(), entry.position(), entry.name(),
                entry.actor(), entry.actorName(), entry.occurred(), entry.recorded(), entry.dialect(), entry.requestId(), entry.address(), filed);
    }
}
