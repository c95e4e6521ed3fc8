package io.ticketledger.query.ticketdetails;

import static io.ticketledger.events.TicketStatus.AWAITING_APPROVAL;
import static io.ticketledger.events.TicketStatus.CLOSED;
import static io.ticketledger.events.TicketStatus.IN_PROGRESS;
import static io.ticketledger.events.TicketStatus.ON_HOLD;
import static io.ticketledger.events.TicketStatus.OPEN;
import static io.ticketledger.events.TicketStatus.REJECTED;
import static io.ticketledger.events.TicketStatus.RESOLVED;
import static io.ticketledger.events.TicketStatus.WITHDRAWN;

import io.ticketledger.events.CommentId;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.Visibility;
import io.ticketledger.events.account.*;
import io.ticketledger.events.ticket.*;
import io.ticketledger.events.ticket.AttachmentRenamed;
import io.ticketledger.query.projecting.Change;
import io.ticketledger.query.projecting.Entry;
import io.ticketledger.query.projecting.Projection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes {@link TicketDetails}. */
public final class TicketDetailsProjection implements Projection {

    public static final String NAME = "ticket-details";

    /** Where a move came from is where the entry before it went; a ticket without entries is new. What is no move, such as a comment, goes nowhere else. */
    private static final String ENTERED = """
            INSERT INTO ticket_history (ticket, position, event, actor, actor_name, status_from, status_to, text, occurred, visibility, comment, comment_number)
            SELECT e.ticket, e.position, e.event, e.actor, e.actor_name, s.status, coalesce(e.status_to, s.status), e.text, e.occurred, e.visibility, e.comment, e.comment_number
            FROM unnest(CAST(? AS uuid[]), CAST(? AS bigint[]), CAST(? AS text[]), CAST(? AS uuid[]), CAST(? AS text[]), CAST(? AS timestamptz[]), CAST(? AS text[]), CAST(? AS text[]),
                        CAST(? AS text[]), CAST(? AS uuid[]), CAST(? AS bigint[]))
                     AS e (ticket, position, event, actor, actor_name, occurred, status_to, text, visibility, comment, comment_number),
                 LATERAL (SELECT coalesce((SELECT h.status_to FROM ticket_history h WHERE h.ticket = e.ticket AND h.position < e.position ORDER BY h.position DESC LIMIT 1), 'NEW')
                     AS status) AS s
            ON CONFLICT DO NOTHING""";

    private static final String ATTACHED = """
            INSERT INTO ticket_attachment (ticket, position, id, number, name, media_type, size, sha256, uploader, uploader_name, occurred)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";

    private static final String EDITED = """
            UPDATE ticket_history SET text = ?, edited_at = ?, edited = ? WHERE ticket = ? AND comment = ? AND coalesce(edited, 0) < ?""";
    private static final String COMMENT_DELETED = "DELETE FROM ticket_history WHERE ticket = ? AND comment = ?";
    private static final String RENAMED = "UPDATE ticket_attachment SET name = ?, renamed = ? WHERE ticket = ? AND id = ? AND coalesce(renamed, 0) < ?";
    private static final String ATTACHMENT_REMOVED = "DELETE FROM ticket_attachment WHERE ticket = ? AND id = ?";
    private static final String DELETED = """
            WITH history AS (DELETE FROM ticket_history WHERE ticket = ?)
            DELETE FROM ticket_attachment WHERE ticket = ?""";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> tables() {
        return List.of("ticket_history", "ticket_attachment");
    }

    @Override
    public List<Change> on(TicketEvent event, Entry entry) {
        return switch (event) {
            case TicketAcknowledged e -> moved(e, entry, OPEN, e.note());
            case TicketDeclined e -> moved(e, entry, REJECTED, e.reason());
            case WorkStarted e -> moved(e, entry, IN_PROGRESS, null);
            case WorkResumed e -> moved(e, entry, IN_PROGRESS, null);
            case TicketPutOnHold e -> moved(e, entry, ON_HOLD, e.reason());
            case TicketResolved e -> moved(e, entry, RESOLVED, e.comment());
            case ApprovalRequested e -> moved(e, entry, AWAITING_APPROVAL, null);
            case ResolutionApproved e -> moved(e, entry, CLOSED, e.comment());
            case ResolutionRejected e -> moved(e, entry, IN_PROGRESS, e.reason());
            case TicketClosed e -> moved(e, entry, CLOSED, e.reason());
            case TicketReopened e -> moved(e, entry, OPEN, e.reason());
            case TicketWithdrawn e -> moved(e, entry, WITHDRAWN, e.reason());
            case StatusCorrected e -> moved(e, entry, e.to(), e.comment());
            case CommentAdded e -> entered(e, entry, null, e.text(), e.visibility(), e.comment(), e.number());
            case AttachmentAdded e -> List.of(Change.of(ATTACHED, e.ticket(), entry.position(), e.attachment(), e.number(), e.name(), e.mediaType(), e.size(),
                    e.sha256(), entry.actor(), entry.actorName(), entry.occurred()));
            case CommentEdited e -> List.of(Change.of(EDITED, e.text(), entry.occurred(), entry.position(), e.ticket(), e.comment(), entry.position()));
            case CommentDeleted e -> List.of(Change.of(COMMENT_DELETED, e.ticket(), e.comment()));
            case AttachmentRenamed e -> List.of(Change.of(RENAMED, e.name(), entry.position(), e.ticket(), e.attachment(), entry.position()));
            case AttachmentRemoved e -> List.of(Change.of(ATTACHMENT_REMOVED, e.ticket(), e.attachment()));
            case TicketDeleted e -> List.of(Change.of(DELETED, e.ticket(), e.ticket()));
            case TicketOpened _, TicketAssigned _, TicketReleased _, PriorityChanged _, ResponseDueSet _, ResolutionDueSet _, ResolutionEstimated _,
                    FirstResponseGiven _, SlaClockStarted _, SlaClockPaused _, SlaClockResumed _, SlaBreached _, TicketFact _ -> List.of();
        };
    }

    @Override
    public List<Change> on(AccountEvent event, Entry entry) {
        return switch (event) {
            case AccountOpened _, UsernameChanged _, EmailChanged _, PersonRenamed _, PhoneNumbersChanged _, DepartmentChanged _, ChannelsChosen _, RolesChanged _,
                    PasswordChanged _, AccountDeactivated _, AccountActivated _, AccountDeleted _, SecretKeyUsed _ -> List.of();
        };
    }

    private static List<Change> moved(TicketEvent event, Entry entry, TicketStatus to, @Nullable String text) {
        return entered(event, entry, to, blankAsNull(text), Visibility.PUBLIC, null, null);
    }

    private static List<Change> entered(TicketEvent event, Entry entry, @Nullable TicketStatus to, @Nullable String text, Visibility visibility, @Nullable CommentId comment,
            @Nullable Long number) {
        return List.of(Change.inSet(ENTERED, event.ticket(), entry.position(), entry.name(), entry.actor(), entry.actorName(), entry.occurred(), to, text, visibility, comment, number));
    }

    private static @Nullable String blankAsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
