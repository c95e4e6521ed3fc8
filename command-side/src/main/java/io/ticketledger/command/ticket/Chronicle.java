package io.ticketledger.command.ticket;

import io.ticketledger.command.ticket.TicketSnapshot.Attachment;
import io.ticketledger.command.ticket.TicketSnapshot.Comment;
import io.ticketledger.command.ticket.TicketSnapshot.Happened;
import io.ticketledger.command.ticket.TicketSnapshot.Promise;
import io.ticketledger.command.ticket.TicketSnapshot.Remarks;
import io.ticketledger.command.ticket.TicketSnapshot.Times;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.ticket.*;
import io.ticketledger.events.ticket.AttachmentRenamed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a ticket's events tell that no decision reads. It changes as it listens, so that a long ticket's comments are not copied at every event. */
final class Chronicle {

    private @Nullable TicketOpened opened;
    private String title = "";
    private String description = "";
    private Instant openedAt = Instant.EPOCH;
    private Instant updated = Instant.EPOCH;
    private @Nullable Instant acknowledged;
    private @Nullable Instant started;
    private @Nullable Instant responded;
    private @Nullable Instant resolved;
    private @Nullable Instant closed;
    private int reopens;
    private @Nullable String statusReason;
    private @Nullable String holdReason;
    private @Nullable String resolution;
    private @Nullable String resolutionCode;
    private final List<Comment> comments = new ArrayList<>();
    private final List<Attachment> attachments = new ArrayList<>();

    void note(Happened happened) {
        Instant at = happened.occurred();
        updated = at;
        switch (happened.event()) {
            case TicketOpened e -> {
                opened = e;
                title = e.title();
                description = e.description();
                openedAt = at;
            }
            case TicketAcknowledged _ -> acknowledged = first(acknowledged, at);
            case TicketDeclined e -> over(e.reason(), at);
            case TicketWithdrawn e -> {
                over(e.reason(), at);
                holdReason = null;
            }
            case ResolutionApproved e -> over(e.comment(), at);
            case TicketClosed e -> over(e.reason(), at);
            case WorkStarted _, WorkResumed _ -> {
                started = first(started, at);
                holdReason = null;
            }
            case TicketPutOnHold e -> {
                statusReason = e.reason();
                holdReason = e.reason();
            }
            case TicketResolved e -> {
                resolution = e.comment();
                resolutionCode = e.code();
                resolved = at;
            }
            case ResolutionRejected e -> again(e.reason(), 1);
            case TicketReopened e -> {
                again(e.reason(), 1);
                holdReason = null;
            }
            case StatusCorrected e -> corrected(e, at);
            case FirstResponseGiven _ -> responded = first(responded, at);
            case CommentAdded e -> comments.add(new Comment(e.comment(), e.number(), e.text(), e.visibility(), happened.by(), at, null));
            case AttachmentAdded e -> attachments.add(new Attachment(e.attachment(), e.number(), e.name(), e.mediaType(), e.size(), e.sha256(), happened.by(), at));
            case TitleChanged e -> title = e.title();
            case DescriptionChanged e -> description = e.description();
            case CommentEdited e -> comments.replaceAll(comment -> comment.id().equals(e.comment()) ? worded(comment, e.text(), at) : comment);
            case CommentDeleted e -> comments.removeIf(comment -> comment.id().equals(e.comment()));
            case AttachmentRenamed e -> attachments.replaceAll(file -> file.id().equals(e.attachment()) ? named(file, e.name()) : file);
            case AttachmentRemoved e -> attachments.removeIf(file -> file.id().equals(e.attachment()));
            case TicketAssigned _, TicketReleased _, ApprovalRequested _, PriorityChanged _, ResponseDueSet _, ResolutionDueSet _, ResolutionEstimated _,
                    SlaClockStarted _, SlaClockPaused _, SlaClockResumed _, SlaBreached _, TicketFiled _, TypeChanged _,
                    TicketScheduled _, TicketTagged _, TicketFollowed _, TicketUnfollowed _, CardMoved _, TicketArchived _, TicketRestored _, TicketDeleted _ -> { }
        }
    }

    TicketSnapshot with(TicketState state, long version) {
        TicketOpened first = Objects.requireNonNull(opened);
        return new TicketSnapshot(state.id(), first.number(), version, state.status(), state.requester(), state.agents(), state.team(), title,
                description, state.grade().priority(), state.grade().impact(), state.grade().urgency(), first.category(), first.subcategory(),
                first.channel(), first.project(), first.reference(), state.response().minutes(), state.clocks().response().due(), state.clocks().resolutionDue(),
                state.estimate(), responded, new Times(openedAt, state.begun(), acknowledged, started, resolved, closed, reopens, updated),
                new Remarks(statusReason, holdReason, resolution, resolutionCode), state.clocks().all().stream().map(Chronicle::promise).toList(), comments,
                attachments, TicketSnapshot.Facts.of(state));
    }

    private static Comment worded(Comment c, String text, Instant at) {
        return new Comment(c.id(), c.number(), text, c.visibility(), c.author(), c.at(), at);
    }

    private static Attachment named(Attachment a, String name) {
        return new Attachment(a.id(), a.number(), name, a.mediaType(), a.size(), a.sha256(), a.author(), a.at());
    }

    private static Promise promise(Clock c) {
        return new Promise(c.name(), c.cycle(), c.rule(), c.target(), c.calendar(), c.started(), c.since(), c.remaining(), c.due(), c.state(), c.ended());
    }

    private void over(String reason, Instant at) {
        statusReason = reason;
        closed = at;
    }

    /** Whatever was finished no longer is. */
    private void again(String reason, int times) {
        statusReason = reason;
        resolved = null;
        closed = null;
        resolution = null;
        resolutionCode = null;
        reopens += times;
    }

    /** As if whatever usually comes before that status had happened now, where it never had. */
    private void corrected(StatusCorrected e, Instant at) {
        TicketStatus to = e.to();
        statusReason = e.comment();
        holdReason = to == TicketStatus.ON_HOLD ? e.comment() : null;
        if (to.isTerminal()) {
            closed = at;
        } else if (to.awaitsVerdict()) {
            resolved = first(resolved, at);
            closed = null;
        } else {
            again(e.comment(), e.from().awaitsVerdict() || e.from() == TicketStatus.CLOSED ? 1 : 0);
            if (to != TicketStatus.NEW) acknowledged = first(acknowledged, at);
            if (to == TicketStatus.IN_PROGRESS) started = first(started, at);
        }
    }

    private static Instant first(@Nullable Instant before, Instant at) {
        return before == null ? at : before;
    }
}
