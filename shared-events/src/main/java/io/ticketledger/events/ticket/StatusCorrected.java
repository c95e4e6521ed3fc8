package io.ticketledger.events.ticket;

import io.ticketledger.events.TicketId;
import io.ticketledger.events.TicketStatus;

/** The status was set by hand where the life cycle has no move of its own. */
public record StatusCorrected(TicketId ticket, TicketStatus from, TicketStatus to, String comment) implements TicketEvent {}
