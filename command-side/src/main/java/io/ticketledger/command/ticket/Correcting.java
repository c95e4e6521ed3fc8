package io.ticketledger.command.ticket;

import static io.ticketledger.command.ticket.TicketRules.onlyAdministratorsAndCoordinators;

import io.ticketledger.command.Context;
import io.ticketledger.command.ticket.TicketCommand.CorrectStatus;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.ticket.ApprovalRequested;
import io.ticketledger.events.ticket.StatusCorrected;
import io.ticketledger.events.ticket.TicketAcknowledged;
import io.ticketledger.events.ticket.TicketClosed;
import io.ticketledger.events.ticket.TicketDeclined;
import io.ticketledger.events.ticket.TicketEvent;
import io.ticketledger.events.ticket.TicketPutOnHold;
import io.ticketledger.events.ticket.TicketReopened;
import io.ticketledger.events.ticket.TicketResolved;
import io.ticketledger.events.ticket.WorkResumed;
import io.ticketledger.events.ticket.WorkStarted;
import java.util.List;

/**
 * The status set by hand. Where the life cycle has a move from here to there that the desk itself may make, that move is what happened; everything
 * else is called what it is, a correction. Moves that are the requester's (a verdict, a withdrawal) are never put into his mouth.
 */
final class Correcting {

    private Correcting() {}

    static List<TicketEvent> correct(TicketState ticket, CorrectStatus c, Context context) {
        onlyAdministratorsAndCoordinators(ticket, context.actor());
        if (c.to() == ticket.status()) return List.of();
        TicketEvent move = move(ticket, c.to(), c.comment());
        return answersTheRequester(move) ? Responding.andRespond(ticket, move) : List.of(move);
    }

    /** Where the ticket is not there yet. */
    static TicketEvent move(TicketState ticket, TicketStatus to, String comment) {
        TicketStatus from = ticket.status();
        TicketEvent corrected = new StatusCorrected(ticket.id(), from, to, comment);
        return switch (to) {
            case OPEN -> switch (from) {
                case NEW -> new TicketAcknowledged(ticket.id(), comment);
                case CLOSED, REJECTED, WITHDRAWN -> new TicketReopened(ticket.id(), comment);
                default -> corrected;
            };
            case IN_PROGRESS -> switch (from) {
                case OPEN -> new WorkStarted(ticket.id());
                case ON_HOLD -> new WorkResumed(ticket.id());
                default -> corrected;
            };
            case ON_HOLD -> from == TicketStatus.OPEN || from == TicketStatus.IN_PROGRESS ? new TicketPutOnHold(ticket.id(), comment) : corrected;
            case RESOLVED -> from == TicketStatus.IN_PROGRESS ? new TicketResolved(ticket.id(), comment, null) : corrected;
            case AWAITING_APPROVAL -> from == TicketStatus.RESOLVED ? new ApprovalRequested(ticket.id()) : corrected;
            case CLOSED -> from.awaitsVerdict() ? new TicketClosed(ticket.id(), comment) : corrected;
            case REJECTED -> from == TicketStatus.NEW ? new TicketDeclined(ticket.id(), comment) : corrected;
            case NEW, WITHDRAWN -> corrected;
        };
    }

    static boolean answersTheRequester(TicketEvent move) {
        return move instanceof TicketAcknowledged || move instanceof TicketDeclined;
    }
}
