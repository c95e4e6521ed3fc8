package io.ticketledger.server.kanban;

import io.ticketledger.events.Visibility;
import io.ticketledger.events.project.ColumnAdded;
import io.ticketledger.events.project.ColumnRecolored;
import io.ticketledger.events.project.ColumnRemoved;
import io.ticketledger.events.project.ColumnRenamed;
import io.ticketledger.events.project.ColumnStageChanged;
import io.ticketledger.events.project.ColumnsOrdered;
import io.ticketledger.events.project.CompanyVouchWithdrawn;
import io.ticketledger.events.project.CompanyVouched;
import io.ticketledger.events.project.ProjectCreated;
import io.ticketledger.events.project.ProjectDeleted;
import io.ticketledger.events.project.ProjectDescribed;
import io.ticketledger.events.project.ProjectEvent;
import io.ticketledger.events.project.ProjectKeyChanged;
import io.ticketledger.events.project.ProjectRenamed;
import io.ticketledger.events.project.RoleGiven;
import io.ticketledger.events.project.RoleTaken;
import io.ticketledger.events.project.TagContactAdded;
import io.ticketledger.events.project.TagContactRemoved;
import io.ticketledger.events.project.TagCreated;
import io.ticketledger.events.project.TagDeleted;
import io.ticketledger.events.project.TagDescribed;
import io.ticketledger.events.project.TagRecolored;
import io.ticketledger.events.project.TagRenamed;
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
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.notifications.NotificationEntry;
import io.ticketledger.query.projects.ProjectRow;
import io.ticketledger.query.ticketlist.TicketRow;
import io.ticketledger.server.kanban.KanbanLiveResponses.GoneTicket;
import io.ticketledger.server.kanban.KanbanLiveResponses.TicketGone;
import io.ticketledger.server.kanban.KanbanNotificationResponses.Notification;
import io.ticketledger.server.kanban.KanbanTicketResponses.Comment;
import io.ticketledger.server.live.Gone;
import io.ticketledger.server.live.Happening;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From what people are told to the wire. Pure. */
final class KanbanLiveTranslation {

    /** What an event of a ticket is to somebody who looks at a board; the greater word covers the lesser. */
    private enum News { NONE, CHANGED, NEW }

    private KanbanLiveTranslation() {}

    static Notification notification(NotificationEntry entry, @Nullable TicketRow ticket) {
        return new Notification(entry.id(), KanbanVocabulary.NOTIFICATION_TYPE.wire(entry.type()), entry.subject(), entry.text(), entry.text(), entry.ticketNumber(),
                ticket == null ? null : ticket.title(), entry.readAt() != null, entry.readAt(), entry.createdAt());
    }

    /** What is said of a ticket to which all this happened. Empty if nobody can see a difference on a board. */
    static Optional<String> telling(List<Happening> happenings) {
        News news = happenings.stream().map(happening -> news(happening.event())).max(Enum::compareTo).orElse(News.NONE);
        return switch (news) {
            case NONE -> Optional.empty();
            case CHANGED -> Optional.of(KanbanLiveResponses.UPDATED);
            case NEW -> Optional.of(KanbanLiveResponses.CREATED);
        };
    }

    /** To a board a ticket is new when it is filed there; that it was opened may have been read before. */
    private static News news(TicketEvent event) {
        return switch (event) {
            case TicketOpened _, TicketFiled _ -> News.NEW;
            case TicketAcknowledged _, TicketDeclined _, TicketAssigned _, TicketReleased _, WorkStarted _, WorkResumed _, TicketPutOnHold _, TicketResolved _,
                    ResolutionApproved _, ResolutionRejected _, TicketClosed _, TicketReopened _, TicketWithdrawn _, StatusCorrected _, PriorityChanged _,
                    TypeChanged _, TitleChanged _, DescriptionChanged _, TicketScheduled _, TicketTagged _, CardMoved _, TicketArchived _, TicketRestored _,
                    AttachmentAdded _, AttachmentRenamed _, AttachmentRemoved _, CommentEdited _, CommentDeleted _ -> News.CHANGED;
            case ApprovalRequested _, ResponseDueSet _, ResolutionDueSet _, ResolutionEstimated _, FirstResponseGiven _, SlaClockStarted _, SlaClockPaused _,
                    SlaClockResumed _, SlaBreached _, CommentAdded _, TicketFollowed _, TicketUnfollowed _, TicketDeleted _ -> News.NONE;
        };
    }

    /** What was taken back at once was never said. @param alsoInternal whether he is to hear what staff say among themselves */
    static boolean isHeard(CommentAdded comment, List<Happening> happenings, boolean alsoInternal) {
        return (alsoInternal || comment.visibility() == Visibility.PUBLIC)
                && happenings.stream().noneMatch(later -> later.event() instanceof CommentDeleted e && e.comment().equals(comment.comment()));
    }

    /** Whether whoever shows the board must ask for it again: its columns, or the names of tags that any number of its cards bear. */
    static boolean changesBoard(ProjectEvent event) {
        return switch (event) {
            case ColumnAdded _, ColumnRenamed _, ColumnRecolored _, ColumnStageChanged _, ColumnsOrdered _, ColumnRemoved _, TagRenamed _, TagDeleted _,
                    ProjectKeyChanged _ -> true;
            case ProjectCreated _, ProjectRenamed _, ProjectDescribed _, ProjectDeleted _, RoleGiven _, RoleTaken _, CompanyVouched _, CompanyVouchWithdrawn _,
                    TagCreated _, TagDescribed _, TagRecolored _, TagContactAdded _, TagContactRemoved _ -> false;
        };
    }

    static TicketGone gone(Gone gone, ProjectRow project) {
        return new TicketGone(KanbanLiveResponses.DELETED, project.number(), new GoneTicket(gone.number(), project.number()));
    }

    static Comment comment(Happening happening, CommentAdded comment) {
        Account writer = happening.entry().actor() == null ? null : happening.people().get(happening.entry().actor());
        return new Comment(comment.number(), happening.ticket().number(), writer == null ? null : KanbanPeopleTranslation.person(writer), comment.text(),
                happening.entry().occurred(), happening.entry().occurred());
    }
}
