package io.ticketledger.command.ticket;

import static io.ticketledger.command.Rejection.conflict;
import static io.ticketledger.command.Rejection.forbidden;
import static io.ticketledger.command.Rejection.invalid;

import io.ticketledger.command.Actor;
import io.ticketledger.command.Rejection;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.Role;
import io.ticketledger.events.TicketStatus;
import java.util.Set;

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

    static void onlyAdministratorsAndCoordinators(Actor actor) {
        if (!actor.hasAny(Role.ADMIN, Role.COORDINATOR)) {
            throw forbidden("only-administrators-and-coordinators", "Only an administrator or a coordinator may do this.");
        }
    }

    static void onlyStaffClaims(Actor actor) {
        // The desk itself has an administrator's rights but no account that could have a ticket.
        if (actor.account() == null || !actor.hasAny(Role.AGENT, Role.COORDINATOR, Role.ADMIN)) {
            throw forbidden("only-staff-claims", "Only staff may claim a ticket.");
        }
    }

    static void onlyAssignedAgentsAndAdministrators(TicketState ticket, Actor actor) {
        if (!actor.hasAny(Role.ADMIN) && !isAssigned(ticket, actor)) throw notAssigned();
    }

    static void onlyAssignedAgentsCoordinatorsAndAdministrators(TicketState ticket, Actor actor) {
        if (!actor.hasAny(Role.ADMIN, Role.COORDINATOR) && !isAssigned(ticket, actor)) throw notAssigned();
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
        if (!actor.is(ticket.requester()) && !actor.hasAny(Role.ADMIN, Role.COORDINATOR)) {
            throw forbidden("only-the-requester-and-the-desk-reopen", "Only the person who asked, an administrator or a coordinator may reopen this ticket.");
        }
    }

    /** Whoever may see a ticket may speak about it: its requester, its agents, and those who see all tickets. */
    static void onlyThoseInvolvedTakePart(TicketState ticket, Actor actor) {
        if (!actor.is(ticket.requester()) && !isAssigned(ticket, actor) && !actor.hasAny(Role.ADMIN, Role.COORDINATOR, Role.MANAGER)) throw notAssigned();
    }

    /** A manager reads and comments but changes nothing. */
    static void onlyThoseWhoWorkOnItAttach(TicketState ticket, Actor actor) {
        if (!actor.is(ticket.requester()) && !isAssigned(ticket, actor) && !actor.hasAny(Role.ADMIN, Role.COORDINATOR)) throw notAssigned();
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

    /** Being on the list is not enough: who has lost his working role since then keeps the name on the ticket but not the say over it. */
    private static boolean isAssigned(TicketState ticket, Actor actor) {
        return actor.account() != null && ticket.agents().contains(actor.account()) && actor.hasAny(Role.AGENT, Role.COORDINATOR, Role.ADMIN);
    }

    private static Rejection notAssigned() {
        return forbidden("only-assigned-agents", "You are not assigned to this ticket");
    }
}
