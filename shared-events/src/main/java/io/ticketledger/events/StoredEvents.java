package io.ticketledger.events;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.ticketledger.events.account.AccountActivated;
import io.ticketledger.events.account.AccountDeactivated;
import io.ticketledger.events.account.AccountDeleted;
import io.ticketledger.events.account.AccountOpened;
import io.ticketledger.events.account.ChannelsChosen;
import io.ticketledger.events.account.DepartmentChanged;
import io.ticketledger.events.account.EmailChanged;
import io.ticketledger.events.account.PasswordChanged;
import io.ticketledger.events.account.PersonRenamed;
import io.ticketledger.events.account.PhoneNumbersChanged;
import io.ticketledger.events.account.RolesChanged;
import io.ticketledger.events.account.SecretKeyUsed;
import io.ticketledger.events.account.UsernameChanged;
import io.ticketledger.events.company.CompanyCreated;
import io.ticketledger.events.company.CompanyDeleted;
import io.ticketledger.events.company.CompanyDescribed;
import io.ticketledger.events.company.CompanyMemberAdded;
import io.ticketledger.events.company.CompanyMemberRemoved;
import io.ticketledger.events.company.CompanyProjectsChosen;
import io.ticketledger.events.company.CompanyReachable;
import io.ticketledger.events.company.CompanyRenamed;
import io.ticketledger.events.company.LogoRemoved;
import io.ticketledger.events.company.LogoSet;
import io.ticketledger.events.contact.ContactAdded;
import io.ticketledger.events.contact.ContactDeleted;
import io.ticketledger.events.contact.ContactDetailsChanged;
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
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The words the log uses for its events. A name here is for ever: the class behind it may move or be renamed, the name may not.
 * The revision counts up when the JSON of an event changes in a way old readers would misread; {@link EventJson} then needs an upcaster.
 */
public final class StoredEvents {

    /** One event as the log calls it. */
    public record StoredEvent(String name, int revision, Class<? extends LedgerEvent> type) {}

    public static final List<StoredEvent> ALL = List.of(
            stored("ticket-opened", 1, TicketOpened.class),
            stored("ticket-acknowledged", 1, TicketAcknowledged.class),
            stored("ticket-declined", 1, TicketDeclined.class),
            stored("ticket-assigned", 1, TicketAssigned.class),
            stored("ticket-released", 1, TicketReleased.class),
            stored("work-started", 1, WorkStarted.class),
            stored("work-resumed", 1, WorkResumed.class),
            stored("ticket-put-on-hold", 1, TicketPutOnHold.class),
            stored("ticket-resolved", 1, TicketResolved.class),
            stored("approval-requested", 1, ApprovalRequested.class),
            stored("resolution-approved", 1, ResolutionApproved.class),
            stored("resolution-rejected", 1, ResolutionRejected.class),
            stored("ticket-closed", 1, TicketClosed.class),
            stored("ticket-reopened", 1, TicketReopened.class),
            stored("ticket-withdrawn", 1, TicketWithdrawn.class),
            stored("status-corrected", 1, StatusCorrected.class),
            stored("priority-changed", 1, PriorityChanged.class),
            stored("response-due-set", 1, ResponseDueSet.class),
            stored("resolution-due-set", 1, ResolutionDueSet.class),
            stored("resolution-estimated", 1, ResolutionEstimated.class),
            stored("first-response-given", 1, FirstResponseGiven.class),
            stored("sla-clock-started", 1, SlaClockStarted.class),
            stored("sla-clock-paused", 1, SlaClockPaused.class),
            stored("sla-clock-resumed", 1, SlaClockResumed.class),
            stored("sla-breached", 1, SlaBreached.class),
            stored("comment-added", 1, CommentAdded.class),
            stored("attachment-added", 1, AttachmentAdded.class),
            stored("ticket-filed", 1, TicketFiled.class),
            stored("type-changed", 1, TypeChanged.class),
            stored("title-changed", 1, TitleChanged.class),
            stored("description-changed", 1, DescriptionChanged.class),
            stored("ticket-scheduled", 1, TicketScheduled.class),
            stored("ticket-tagged", 1, TicketTagged.class),
            stored("ticket-followed", 1, TicketFollowed.class),
            stored("ticket-unfollowed", 1, TicketUnfollowed.class),
            stored("card-moved", 1, CardMoved.class),
            stored("ticket-archived", 1, TicketArchived.class),
            stored("ticket-restored", 1, TicketRestored.class),
            stored("ticket-deleted", 1, TicketDeleted.class),
            stored("comment-edited", 1, CommentEdited.class),
            stored("comment-deleted", 1, CommentDeleted.class),
            stored("attachment-renamed", 1, AttachmentRenamed.class),
            stored("attachment-removed", 1, AttachmentRemoved.class),
            stored("account-opened", 1, AccountOpened.class),
            stored("username-changed", 1, UsernameChanged.class),
            stored("email-changed", 1, EmailChanged.class),
            stored("person-renamed", 1, PersonRenamed.class),
            stored("phone-numbers-changed", 1, PhoneNumbersChanged.class),
            stored("department-changed", 1, DepartmentChanged.class),
            stored("channels-chosen", 1, ChannelsChosen.class),
            stored("roles-changed", 1, RolesChanged.class),
            stored("password-changed", 1, PasswordChanged.class),
            stored("account-deactivated", 1, AccountDeactivated.class),
            stored("account-activated", 1, AccountActivated.class),
            stored("account-deleted", 1, AccountDeleted.class),
            stored("secret-key-used", 1, SecretKeyUsed.class),
            stored("project-created", 1, ProjectCreated.class),
            stored("project-renamed", 1, ProjectRenamed.class),
            stored("project-described", 1, ProjectDescribed.class),
            stored("project-key-changed", 1, ProjectKeyChanged.class),
            stored("project-deleted", 1, ProjectDeleted.class),
            stored("role-given", 1, RoleGiven.class),
            stored("role-taken", 1, RoleTaken.class),
            stored("company-vouched", 1, CompanyVouched.class),
            stored("company-vouch-withdrawn", 1, CompanyVouchWithdrawn.class),
            stored("column-added", 1, ColumnAdded.class),
            stored("column-renamed", 1, ColumnRenamed.class),
            stored("column-recolored", 1, ColumnRecolored.class),
            stored("column-stage-changed", 1, ColumnStageChanged.class),
            stored("columns-ordered", 1, ColumnsOrdered.class),
            stored("column-removed", 1, ColumnRemoved.class),
            stored("tag-created", 1, TagCreated.class),
            stored("tag-renamed", 1, TagRenamed.class),
            stored("tag-described", 1, TagDescribed.class),
            stored("tag-recolored", 1, TagRecolored.class),
            stored("tag-deleted", 1, TagDeleted.class),
            stored("tag-contact-added", 1, TagContactAdded.class),
            stored("tag-contact-removed", 1, TagContactRemoved.class),
            stored("company-created", 1, CompanyCreated.class),
            stored("company-renamed", 1, CompanyRenamed.class),
            stored("company-described", 1, CompanyDescribed.class),
            stored("company-reachable", 1, CompanyReachable.class),
            stored("logo-set", 1, LogoSet.class),
            stored("logo-removed", 1, LogoRemoved.class),
            stored("company-member-added", 1, CompanyMemberAdded.class),
            stored("company-member-removed", 1, CompanyMemberRemoved.class),
            stored("company-projects-chosen", 1, CompanyProjectsChosen.class),
            stored("company-deleted", 1, CompanyDeleted.class),
            stored("contact-added", 1, ContactAdded.class),
            stored("contact-details-changed", 1, ContactDetailsChanged.class),
            stored("contact-deleted", 1, ContactDeleted.class));

    private static final Map<Class<?>, StoredEvent> BY_TYPE = ALL.stream().collect(toUnmodifiableMap(StoredEvent::type, Function.identity()));
    private static final Map<String, StoredEvent> BY_NAME = ALL.stream().collect(toUnmodifiableMap(StoredEvent::name, Function.identity()));

    private StoredEvents() {}

    /** @throws IllegalArgumentException if the class has no stored name: it is missing in {@link #ALL} */
    public static StoredEvent of(Class<?> type) {
        StoredEvent stored = BY_TYPE.get(type);
        if (stored == null) throw new IllegalArgumentException(type.getName() + " has no stored name; give it one in StoredEvents");
        return stored;
    }

    /** @throws IllegalArgumentException if the log holds a name this version does not know */
    public static StoredEvent named(String name) {
        StoredEvent stored = BY_NAME.get(name);
        if (stored == null) throw new IllegalArgumentException("the log holds an event '" + name + "' that this version does not know");
        return stored;
    }

    private static StoredEvent stored(String name, int revision, Class<? extends LedgerEvent> type) {
        return new StoredEvent(name, revision, type);
    }
}
