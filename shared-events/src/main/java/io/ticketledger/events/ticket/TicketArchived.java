package io.ticketledger.events.ticket;

import io.ticketledger.events.TicketId;

/** The ticket is put away: it stays as it is and leaves the lists of the board. */
public record TicketArchived(TicketId ticket) implements TicketFact {}
