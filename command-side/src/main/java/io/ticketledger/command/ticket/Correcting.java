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
        onlyAdministratorsAndCoordinators(context.actor());
        if (c.to() == ticket.status()) return List.of();
        TicketEvent move = move(ticket, c);
        return answersTheRequester(move) ? Responding.andRespond(ticket, move) : List.of(move);
    }

    private static TicketEvent move(TicketState ticket, CorrectStatus c) {
        TicketStatus from = ticket.status();
        TicketEvent corrected = new StatusCorrected(c.ticket(), from, c.to(), c.comment());
        return switch (c.to()) {
            case OPEN -> switch (from) {
                case NEW -> new TicketAcknowledged(c.ticket(), c.comment());
                case CLOSED, REJECTED, WITHDRAWN -> new TicketReopened(c.ticket(), c.comment());
                default -> corrected;
            };
            case IN_PROGRESS -> switch (from) {
                case OPEN -> new WorkStarted(c.ticket());
                case ON_HOLD -> new WorkResumed(c.ticket());
                default -> corrected;
            };
            case ON_HOLD -> from == TicketStatus.OPEN || from == TicketStatus.IN_PROGRESS ? new TicketPutOnHold(c.ticket(), c.comment()) : corrected;
            case RESOLVED -> from == TicketStatus.IN_PROGRESS ? new TicketResolved(c.ticket(), c.comment(), null) : corrected;
            case AWAITING_APPROVAL -> from == TicketStatus.RESOLVED ? new ApprovalRequested(c.ticket()) : corrected;
            case CLOSED -> from.awaitsVerdict() ? new TicketClosed(c.ticket(), c.comment()) : corrected;
            case REJECTED -> from == TicketStatus.NEW ? new TicketDeclined(c.ticket(), c.comment()) : corrected;
            case NEW, WITHDRAWN -> corrected;
        };
    }

    private static boolean answersTheRequester(TicketEvent move) {
        return move instanceof TicketAcknowledged || move instanceof TicketDeclined;
    }
}
