package io.ticketledger.command.ticket;

import io.ticketledger.command.ticket.Card.Kept;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.Level;
import io.ticketledger.events.Priority;
import io.ticketledger.events.Stage;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.ticket.SlaClockStarted;
import io.ticketledger.events.ticket.TicketAssigned;
import io.ticketledger.events.ticket.TicketOpened;
import io.ticketledger.events.ticket.PriorityChanged;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a decision about a ticket reads, and nothing else: texts and times that no rule asks for live in the read models.
 *
 * @param begun when it was opened, or reopened last
 */
record TicketState(
        TicketId id,
        TicketStatus status,
        AccountId requester,
        List<AccountId> agents,
        @Nullable String team,
        Grade grade,
        Response response,
        Clocks clocks,
        Instant begun,
        @Nullable Instant estimate,
        Card card) {

    /** How pressing the ticket is, and why. */
    record Grade(Priority priority, @Nullable Level impact, @Nullable Level urgency) {}

    /** The response target in minutes as last told, whatever its clock does; {@code given} once staff has answered, in time or not. */
    record Response(int minutes, boolean given) {}

    static TicketState opened(TicketOpened e, Instant at) {
        return new TicketState(e.ticket(), TicketStatus.NEW, e.requester(), List.of(), null, new Grade(e.priority(), e.impact(), e.urgency()),
                new Response(e.responseMinutes(), false), new Clocks(Clock.opened(e, at), null), at, null, Card.opened(e));
    }

    TicketState in(TicketStatus next, Instant at) {
        return moved(next, next.isTerminal() ? clocks.over(next, at) : clocks, at);
    }

    /** Declining is answering: what becomes of the response clock is told by the first response that comes with it. */
    TicketState declined(Instant at) {
        return moved(TicketStatus.REJECTED, clocks.solved(TicketStatus.REJECTED, at), at);
    }

    TicketState assigned(TicketAssigned e) {
        return new TicketState(id, status, requester, e.agents(), e.team(), grade, response, clocks, begun, estimate, card);
    }

    TicketState released() {
        return new TicketState(id, status, requester, List.of(), null, grade, response, clocks, begun, estimate, card);
    }

    TicketState graded(PriorityChanged e) {
        return new TicketState(id, status, requester, agents, team, new Grade(e.priority(), e.impact(), e.urgency()),
                new Response(e.responseMinutes(), response.given), clocks.graded(e), begun, estimate, card);
    }

    TicketState responded(Instant at) {
        return new TicketState(id, status, requester, agents, team, grade, new Response(response.minutes, true), clocks.responded(at), begun, estimate, card);
    }

    TicketState responseDue(Instant due, Instant at) {
        return with(clocks.responseDue(due, response.given, at));
    }

    TicketState resolutionDue(Instant due, Instant at) {
        return with(clocks.resolutionDue(due, at));
    }

    TicketState estimated(Instant expected) {
        return new TicketState(id, status, requester, agents, team, grade, response, clocks, begun, expected, card);
    }

    TicketState clockStarted(SlaClockStarted e, Instant at) {
        return with(clocks.started(e, begun, at));
    }

    TicketState with(Clocks changed) {
        return new TicketState(id, status, requester, agents, team, grade, response, changed, begun, estimate, card);
    }

    TicketState with(Card changed) {
        return new TicketState(id, status, requester, agents, team, grade, response, clocks, begun, estimate, changed);
    }

    /** Nothing is promised any more of what is gone. */
    TicketState deleted(Instant at) {
        return with(clocks.over(TicketStatus.WITHDRAWN, at)).with(card.deleted());
    }

    boolean isArchived() {
        return card.kept() == Kept.ARCHIVED;
    }

    boolean isDeleted() {
        return card.kept() == Kept.DELETED;
    }

    private TicketState moved(TicketStatus next, Clocks then, Instant at) {
        boolean again = status.isTerminal() && !next.isTerminal();
        Card where = Stage.of(status) == Stage.of(next) ? card : card.displaced();
        return new TicketState(id, next, requester, agents, team, grade, response, then, again ? at : begun, estimate, where);
    }
}
