package io.ticketledger.command.ticket;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.Level;
import io.ticketledger.events.Priority;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.ticket.TicketAssigned;
import io.ticketledger.events.ticket.TicketOpened;
import io.ticketledger.events.ticket.PriorityChanged;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a decision about a ticket reads, and nothing else: titles, texts and times that no rule asks for live in the read models. */
record TicketState(
        TicketId id,
        TicketStatus status,
        AccountId requester,
        List<AccountId> agents,
        @Nullable String team,
        Grade grade,
        Response response,
        @Nullable Instant resolutionDue,
        @Nullable Instant estimate) {

    /** How pressing the ticket is, and why. */
    record Grade(Priority priority, @Nullable Level impact, @Nullable Level urgency) {}

    /** The response target: counted from {@code opened} unless somebody set it by hand; {@code given} once staff has answered. */
    record Response(Instant opened, int minutes, Instant due, boolean setByHand, boolean given) {

        /** A target nobody has touched or met yet moves with the priority. */
        boolean followsPriority() {
            return !setByHand && !given;
        }
    }

    static TicketState opened(TicketOpened e, Instant at) {
        return new TicketState(e.ticket(), TicketStatus.NEW, e.requester(), List.of(), null, new Grade(e.priority(), e.impact(), e.urgency()),
                new Response(at, e.responseMinutes(), e.responseDue(), false, false), null, null);
    }

    TicketState in(TicketStatus next) {
        return new TicketState(id, next, requester, agents, team, grade, response, resolutionDue, estimate);
    }

    TicketState assigned(TicketAssigned e) {
        return new TicketState(id, status, requester, e.agents(), e.team(), grade, response, resolutionDue, estimate);
    }

    TicketState released() {
        return new TicketState(id, status, requester, List.of(), null, grade, response, resolutionDue, estimate);
    }

    TicketState graded(PriorityChanged e) {
        Response moved = new Response(response.opened, e.responseMinutes(), e.responseDue(), response.setByHand, response.given);
        return new TicketState(id, status, requester, agents, team, new Grade(e.priority(), e.impact(), e.urgency()), moved, resolutionDue, estimate);
    }

    TicketState responseDue(Instant due) {
        return with(new Response(response.opened, response.minutes, due, true, response.given));
    }

    TicketState responded() {
        return with(new Response(response.opened, response.minutes, response.due, response.setByHand, true));
    }

    TicketState resolutionDue(Instant due) {
        return new TicketState(id, status, requester, agents, team, grade, response, due, estimate);
    }

    TicketState estimated(Instant expected) {
        return new TicketState(id, status, requester, agents, team, grade, response, resolutionDue, expected);
    }

    private TicketState with(Response changed) {
        return new TicketState(id, status, requester, agents, team, grade, changed, resolutionDue, estimate);
    }
}
