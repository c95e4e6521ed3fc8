package io.ticketledger.command.ticket;

import static io.ticketledger.command.Rejection.conflict;
import static io.ticketledger.command.Rejection.forbidden;
import static io.ticketledger.command.Rejection.invalid;
import static io.ticketledger.command.Rejection.notFound;

import io.ticketledger.command.Actor;
import io.ticketledger.command.Rejection;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.AttachmentId;
import io.ticketledger.events.CommentId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.Role;
import io.ticketledger.events.Stage;
import io.ticketledger.events.TicketStatus;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sentences a command about a ticket can be refused with. The code of a rule is its name in kebab-case and never changes. */
final class TicketRules {

    static final int LONGEST_TITLE = 300;

    private TicketRules() {}

    /** Whoever holds another role beside it acts in that one. */
    static void auditorsChangeNothing(Actor actor) {
        if (actor.roles().equals(Set.of(Role.AUDITOR))) throw forbidden("auditors-change-nothing", "An auditor reads everything and changes nothing.");
    }

    static void onlyAccountsOpenTickets(Actor actor) {
        if (actor.account() == null) throw forbidden("only-accounts-open-tickets", "Only somebody with an account can open a ticket.");
    }

    static void onlyStaffOpensForOthers(AccountId requester, Actor actor) {
        if (!actor.is(requester) && !actor.hasAny(Role.ADMIN, Role.COORDINATOR, Role.AGENT)) {
            throw forbidden("only-staff-opens-for-others", "Only staff may open a ticket for somebody else.");
        }
    }

    static void onlyAdministratorsAndCoordinators(TicketState ticket, Actor actor) {
        if (!actor.hasAny(Role.ADMIN, Role.COORDINATOR) && !leadsTheProjectOf(ticket, actor)) {
            throw notAdministrator();
        }
    }

    static void onlyStaffClaims(TicketState ticket, Actor actor) {
        // The desk itself has an administrator's rights but no account that could have a ticket.
        if (actor.account() == null || !actor.hasAny(Role.AGENT, Role.COORDINATOR, Role.ADMIN) && !leadsTheProjectOf(ticket, actor)) {
            throw forbidden("only-staff-claims", "Only staff may claim a ticket.");
        }
    }

    static void onlyAssignedAgentsAndAdministrators(TicketState ticket, Actor actor) {
        if (!actor.hasAny(Role.ADMIN) && !isAssigned(ticket, actor) && !leadsTheProjectOf(ticket, actor)) throw notAssigned();
    }

    static void onlyAssignedAgentsCoordinatorsAndAdministrators(TicketState ticket, Actor actor) {
        if (!actor.hasAny(Role.ADMIN, Role.COORDINATOR) && !isAssigned(ticket, actor) && !leadsTheProjectOf(ticket, actor)) throw notAssigned();
    }

    static void onlyTheRequesterApproves(TicketState ticket, Actor actor) {
        if (!actor.is(ticket.requester())) {
            throw forbidden("only-the-requester-approves", "Only the person who asked for this ticket may approve or reject its resolution.");
        }
    }

    static void onlyTheRequesterWithdraws(TicketState ticket, Actor actor) {
        if (!actor.is(ticket.requester())) throw forbidden("only-the-requester-withdraws", "Only the person who asked for this ticket may withdraw it.");
    }

    static void onlyTheRequesterAndTheDeskReopen(TicketState ticket, Actor actor) {
        if (!actor.is(ticket.requester()) && !actor.hasAny(Role.ADMIN, Role.COORDINATOR) && !leadsTheProjectOf(ticket, actor)) {
            throw forbidden("only-the-requester-and-the-desk-reopen", "Only the person who asked, an administrator or a coordinator may reopen this ticket.");
        }
    }

    /** Whoever may see a ticket may speak about it: its requester, its agents, the members of its project, and those who see all tickets. */
    static void onlyThoseInvolvedTakePart(TicketState ticket, Actor actor) {
        if (!actor.is(ticket.requester()) && !isAssigned(ticket, actor) && !actor.hasAny(Role.ADMIN, Role.COORDINATOR, Role.MANAGER) && !isMember(ticket, actor)) {
            throw notAssigned();
        }
    }

    /** A manager reads and comments but changes nothing. */
    static void onlyThoseWhoWorkOnItAttach(TicketState ticket, Actor actor) {
        if (!actor.is(ticket.requester()) && !isAssigned(ticket, actor) && !actor.hasAny(Role.ADMIN, Role.COORDINATOR) && !leadsTheProjectOf(ticket, actor)) {
            throw notAssigned();
        }
    }

    static void onlyStaffWritesInternally(Actor actor) {
        if (!actor.isStaff()) throw forbidden("only-staff-writes-internally", "Only staff may write internal comments.");
    }

    static void onlyTheDeskAsksForApproval(Actor actor) {
        if (!actor.hasAny(Role.ADMIN)) throw forbidden("only-the-desk-asks-for-approval", "Approval is asked for by the desk itself.");
    }

    static void onlyTheDeskRecordsBreaches(Actor actor) {
        if (!actor.hasAny(Role.ADMIN)) throw forbidden("only-the-desk-records-breaches", "Broken promises are recorded by the desk itself.");
    }

    static void onlyFrom(Set<TicketStatus> statuses, TicketState ticket, String code, String sentence) {
        if (!statuses.contains(ticket.status())) throw conflict(code, sentence);
    }

    /** What is done on a board stays the project's to arrange; the desk opens its own tickets again first. */
    static void onlyWhileItIsOpenOrOnABoard(TicketState ticket) {
        if (ticket.card().project().equals(ProjectId.DESK)) onlyWhileItIsOpen(ticket);
    }

    static void onlyWhileItIsOpen(TicketState ticket) {
        if (ticket.status().isTerminal()) throw conflict("only-while-it-is-open", "The ticket is over; reopen it first.");
    }

    static void aTitleIsGiven(String title) {
        if (title.isBlank()) throw invalid("a-title-is-given", "A ticket needs a title.");
        if (title.codePointCount(0, title.length()) > LONGEST_TITLE) throw invalid("a-title-is-given", "A title has at most " + LONGEST_TITLE + " characters.");
    }

    static void aReasonIsGiven(String reason) {
        if (reason.isBlank()) throw invalid("a-reason-is-given", "A reason must be given.");
    }

    static void aCommentIsGiven(String text) {
        if (text.isBlank()) throw invalid("a-comment-is-given", "A comment must not be empty.");
    }

    static void aFileNameIsGiven(String name) {
        if (name.isBlank()) throw invalid("a-file-name-is-given", "A file needs a name.");
    }

    static void theDueDayIsNotBeforeTheStart(@Nullable LocalDate start, @Nullable LocalDate due) {
        if (start != null && due != null && due.isBefore(start)) throw invalid("the-due-day-is-not-before-the-start", "The due day must not be before the start.");
    }

    static void onlyThoseWhoMayEditIt(TicketState ticket, Actor actor) {
        if (!Say.over(ticket).edits(actor)) throw forbidden("only-those-who-may-edit-it", "You may not change this ticket.");
    }

    static void onlyThoseWhoMayWeighIt(TicketState ticket, Actor actor) {
        // On the desk, how pressing a ticket is is not its requester's to say.
        boolean own = !ticket.card().project().equals(ProjectId.DESK) && Say.over(ticket).edits(actor);
        if (!own && !actor.hasAny(Role.ADMIN, Role.COORDINATOR)) throw notAdministrator();
    }

    /** What was promised is not changed by whoever merely assigns. */
    static void onlyThoseWhoAnswerForPromisesSetThem(TicketState ticket, Actor actor) {
        if (!actor.hasAny(Role.ADMIN, Role.COORDINATOR) && !actor.isIn(ticket.card().project(), ProjectRole.SUPERADMIN)) throw notAdministrator();
    }

    /** How far the desk has come with its own tickets is the desk's to say; within a stage they may be ordered by those they belong to. */
    static void onlyThoseWhoMayEditItAndAdministratorsMoveIt(TicketState ticket, Stage to, Actor actor) {
        ProjectId project = ticket.card().project();
        boolean own = Say.over(ticket).edits(actor) && (!project.equals(ProjectId.DESK) || Stage.of(ticket.status()) == to);
        if (!own && !Say.over(ticket).arranges(actor)) {
            throw forbidden("only-those-who-may-edit-it-and-administrators-move-it", "You may not move this ticket's card.");
        }
    }

    static void anArchivedCardDoesNotMove(TicketState ticket) {
        if (ticket.isArchived()) throw conflict("an-archived-card-does-not-move", "The ticket is archived; restore it first.");
    }

    /** What somebody opens is nobody's before it is filed: what he is on the desk is no matter to the project it is for. */
    static void onlyThoseWhoMayEditItOrJustOpenedItFileIt(TicketState ticket, ProjectId project, Actor actor) {
        boolean justOpened = ticket.card().project().equals(ProjectId.DESK) && actor.is(ticket.requester());
        if (!justOpened || project.equals(ProjectId.DESK)) onlyThoseWhoMayEditIt(ticket, actor);
    }

    static void onlyThoseWhoWorkInAProjectFileTickets(ProjectId project, Actor actor) {
        if (!actor.isIn(project, ProjectRole.SUPERADMIN, ProjectRole.ADMIN, ProjectRole.USER)) {
            throw forbidden("only-those-who-work-in-a-project-file-tickets", "You may not open tickets in this project.");
        }
    }

    static void aTicketIsFiledOnce(TicketState ticket) {
        if (!ticket.card().project().equals(ProjectId.DESK)) throw conflict("a-ticket-is-filed-once", "The ticket belongs to another project.");
    }

    static AccountId onlyAccountsFollow(Actor actor) {
        if (actor.account() == null) throw forbidden("only-accounts-follow", "Only somebody with an account can follow a ticket.");
        return actor.account();
    }

    static void theCommentExists(TicketState ticket, CommentId comment) {
        if (ticket.card().gone().comments().contains(comment)) throw notFound("the-comment-exists", "There is no such comment.");
    }

    static void theAttachmentExists(TicketState ticket, AttachmentId attachment) {
        if (ticket.card().gone().attachments().contains(attachment)) throw notFound("the-attachment-exists", "There is no such attachment.");
    }

    static void onlyTheAuthorAndAdministratorsChangeComments(TicketState ticket, @Nullable AccountId author, Actor actor) {
        if (!Say.over(ticket).changesWhatIsFrom(author, actor)) {
            throw forbidden("only-the-author-and-administrators-change-comments", "Only its author or an administrator may change a comment.");
        }
    }

    static void onlyTheUploaderAndAdministratorsRenameAttachments(TicketState ticket, @Nullable AccountId uploader, Actor actor) {
        if (!Say.over(ticket).changesWhatIsFrom(uploader, actor)) {
            throw forbidden("only-the-uploader-and-administrators-rename-attachments", "Only who attached it or an administrator may rename an attachment.");
        }
    }

    static void onlyTheUploaderAndAdministratorsRemoveAttachments(TicketState ticket, @Nullable AccountId uploader, Actor actor) {
        if (!Say.over(ticket).changesWhatIsFrom(uploader, actor)) {
            throw forbidden("only-the-uploader-and-administrators-remove-attachments", "Only who attached it or an administrator may remove an attachment.");
        }
    }

    /** Whose public word is an answer to the requester. */
    static boolean speaksForTheDesk(TicketState ticket, Actor actor) {
        boolean answers = actor.isStaff() || isAssigned(ticket, actor) || isMember(ticket, actor, ProjectRole.SUPERADMIN, ProjectRole.ADMIN, ProjectRole.MANAGER);
        return answers && !actor.is(ticket.requester());
    }

    private static boolean leadsTheProjectOf(TicketState ticket, Actor actor) {
        return isMember(ticket, actor, ProjectRole.SUPERADMIN, ProjectRole.ADMIN);
    }

    /** Nobody is a member of the desk's own project: what one may do with the desk's tickets follows from what he is on the desk. */
    private static boolean isMember(TicketState ticket, Actor actor, ProjectRole... any) {
        ProjectId project = ticket.card().project();
        return !project.equals(ProjectId.DESK) && (any.length == 0 ? actor.roleIn(project).isPresent() : actor.isIn(project, any));
    }

    /** Being on the list is not enough: who has lost his working role, on the desk or in the project, since then keeps the name on the ticket but not the say over it. */
    private static boolean isAssigned(TicketState ticket, Actor actor) {
        if (actor.account() == null || !ticket.agents().contains(actor.account())) return false;
        return actor.hasAny(Role.AGENT, Role.COORDINATOR, Role.ADMIN) || isMember(ticket, actor, ProjectRole.SUPERADMIN, ProjectRole.ADMIN, ProjectRole.USER);
    }

    private static Rejection notAssigned() {
        return forbidden("only-assigned-agents", "You are not assigned to this ticket");
    }

    private static Rejection notAdministrator() {
        return forbidden("only-administrators-and-coordinators", "Only an administrator or a coordinator may do this.");
    }
}
