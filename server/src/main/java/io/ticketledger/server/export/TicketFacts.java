package io.ticketledger.server.export;

import static io.ticketledger.server.export.Attribute.flag;
import static io.ticketledger.server.export.Attribute.number;
import static io.ticketledger.server.export.Attribute.text;

import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.ticket.ApprovalRequested;
import io.ticketledger.events.ticket.AttachmentAdded;
import io.ticketledger.events.ticket.AttachmentRemoved;
import io.ticketledger.events.ticket.AttachmentRenamed;
import io.ticketledger.events.ticket.CardMoved;
import io.ticketledger.events.ticket.CommentAdded;
import io.ticketledger.events.ticket.CommentDeleted;
import io.ticketledger.events.ticket.CommentEdited;
import io.ticketledger.events.ticket.DescriptionChanged;
import io.ticketledger.events.ticket.FirstResponseGiven;
import io.ticketledger.events.ticket.PriorityChanged;
import io.ticketledger.events.ticket.ResolutionApproved;
import io.ticketledger.events.ticket.ResolutionDueSet;
import io.ticketledger.events.ticket.ResolutionEstimated;
import io.ticketledger.events.ticket.ResolutionRejected;
import io.ticketledger.events.ticket.ResponseDueSet;
import io.ticketledger.events.ticket.SlaBreached;
import io.ticketledger.events.ticket.SlaClockPaused;
import io.ticketledger.events.ticket.SlaClockResumed;
import io.ticketledger.events.ticket.SlaClockStarted;
import io.ticketledger.events.ticket.StatusCorrected;
import io.ticketledger.events.ticket.TicketAcknowledged;
import io.ticketledger.events.ticket.TicketArchived;
import io.ticketledger.events.ticket.TicketAssigned;
import io.ticketledger.events.ticket.TicketClosed;
import io.ticketledger.events.ticket.TicketDeclined;
import io.ticketledger.events.ticket.TicketDeleted;
import io.ticketledger.events.ticket.TicketEvent;
import io.ticketledger.events.ticket.TicketFact;
import io.ticketledger.events.ticket.TicketFiled;
import io.ticketledger.events.ticket.TicketFollowed;
import io.ticketledger.events.ticket.TicketOpened;
import io.ticketledger.events.ticket.TicketPutOnHold;
import io.ticketledger.events.ticket.TicketReleased;
import io.ticketledger.events.ticket.TicketReopened;
import io.ticketledger.events.ticket.TicketResolved;
import io.ticketledger.events.ticket.TicketRestored;
import io.ticketledger.events.ticket.TicketScheduled;
import io.ticketledger.events.ticket.TicketTagged;
import io.ticketledger.events.ticket.TicketUnfollowed;
import io.ticketledger.events.ticket.TicketWithdrawn;
import io.ticketledger.events.ticket.TitleChanged;
import io.ticketledger.events.ticket.TypeChanged;
import io.ticketledger.events.ticket.WorkResumed;
import io.ticketledger.events.ticket.WorkStarted;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a ticket's event makes of the ticket: nothing here depends on what was before. */
final class TicketFacts {

    private static final String STATUS = "status";
    private static final String PRIORITY = "priority";
    private static final String IMPACT = "impact";
    private static final String URGENCY = "urgency";
    private static final String ASSIGNEES = "assignees";
    private static final String TEAM = "team";
    private static final String PROJECT_ID = "project_id";
    private static final String COLUMN = "column";
    private static final String STANDING = "standing";

    /** All there are, in the order in which a file declares them. */
    static final List<Attribute> ALL = List.of(number("number", 0), text("title", null), text(STATUS, null), text(PRIORITY, null), text(IMPACT, null),
            text(URGENCY, null), text("category", null), text("subcategory", null), text("channel", null), text("project", null), text("requester", null),
            text(ASSIGNEES, null), text(TEAM, null), flag("response_breached"), flag("resolution_breached"), text("type", null), text("start_date", null), text("due_date", null), text("tags", null), text(PROJECT_ID, null),
            text(COLUMN, null), text(STANDING, null));

    private TicketFacts() {}

    /** The status this event puts its ticket in; null if it leaves it where it was. */
    static @Nullable TicketStatus status(TicketEvent event) {
        return switch (event) {
            case TicketOpened _ -> TicketStatus.NEW;
            case TicketAcknowledged _, TicketReopened _ -> TicketStatus.OPEN;
            case TicketDeclined _ -> TicketStatus.REJECTED;
            case WorkStarted _, WorkResumed _, ResolutionRejected _ -> TicketStatus.IN_PROGRESS;
            case TicketPutOnHold _ -> TicketStatus.ON_HOLD;
            case TicketResolved _ -> TicketStatus.RESOLVED;
            case ApprovalRequested _ -> TicketStatus.AWAITING_APPROVAL;
            case ResolutionApproved _, TicketClosed _ -> TicketStatus.CLOSED;
            case TicketWithdrawn _ -> TicketStatus.WITHDRAWN;
            case StatusCorrected e -> e.to();
            case TicketAssigned _, TicketReleased _, PriorityChanged _, ResponseDueSet _, ResolutionDueSet _, ResolutionEstimated _, FirstResponseGiven _,
                    SlaClockStarted _, SlaClockPaused _, SlaClockResumed _, SlaBreached _, CommentAdded _, AttachmentAdded _, TicketFact _, TicketDeleted _, CommentEdited _, CommentDeleted _, AttachmentRenamed _, AttachmentRemoved _ -> null;
        };
    }

    static List<Attribute> of(TicketEvent event) {
        return switch (event) {
            case TicketOpened e -> List.of(number("number", e.number()), text("title", e.title()), status(TicketStatus.NEW), text(PRIORITY, word(e.priority())),
                    text(IMPACT, word(e.impact())), text(URGENCY, word(e.urgency())), text("category", e.category()), text("subcategory", e.subcategory()),
                    text("channel", e.channel()), text("project", e.project()), text("requester", e.requester().toString()));
            case TicketAssigned e -> List.of(text(ASSIGNEES, listed(e.agents())), text(TEAM, e.team()));
            case TicketReleased _ -> List.of(text(ASSIGNEES, null), text(TEAM, null));
            case PriorityChanged e -> List.of(text(PRIORITY, word(e.priority())), text(IMPACT, word(e.impact())), text(URGENCY, word(e.urgency())));
            case SlaBreached e -> List.of(flag(e.clock().choose("response_breached", "resolution_breached")));
            case TicketAcknowledged _, TicketReopened _, TicketDeclined _, WorkStarted _, WorkResumed _, ResolutionRejected _, TicketPutOnHold _, TicketResolved _,
                    ApprovalRequested _, ResolutionApproved _, TicketClosed _, TicketWithdrawn _, StatusCorrected _ -> List.of(status(java.util.Objects.requireNonNull(status(event))));
            case TicketFact e -> of(e);
            case TicketDeleted _ -> List.of(text(STANDING, "deleted"));
            case ResponseDueSet _, ResolutionDueSet _, ResolutionEstimated _, FirstResponseGiven _, SlaClockStarted _, SlaClockPaused _, SlaClockResumed _,
                    CommentAdded _, AttachmentAdded _, CommentEdited _, CommentDeleted _, AttachmentRenamed _, AttachmentRemoved _ -> List.of();
        };
    }

    /** The column is the one the card was put into last, also when its ticket has gone on by itself since. */
    private static List<Attribute> of(TicketFact fact) {
        return switch (fact) {
            case TicketFiled e -> List.of(text(PROJECT_ID, e.project().toString()), text(COLUMN, null));
            case TypeChanged e -> List.of(text("type", word(e.type())));
            case TitleChanged e -> List.of(text("title", e.title()));
            case TicketScheduled e -> List.of(text("start_date", day(e.start())), text("due_date", day(e.due())));
            case TicketTagged e -> List.of(text("tags", listed(e.tags())));
            case CardMoved e -> List.of(text(COLUMN, e.column().toString()));
            case TicketArchived _ -> List.of(text(STANDING, "archived"));
            case TicketRestored _ -> List.of(text(STANDING, null));
            case DescriptionChanged _, TicketFollowed _, TicketUnfollowed _ -> List.of();
        };
    }

    /** As the log spells it. */
    static @Nullable String word(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Attribute status(TicketStatus status) {
        return text(STATUS, word(status));
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static @Nullable String listed(List<?> ids) {
        return ids.isEmpty() ? null : ids.stream().map(Object::toString).collect(Collectors.joining(","));
    }
}
