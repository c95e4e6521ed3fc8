package io.ticketledger.events.ticket;

import io.ticketledger.events.TicketId;

/** The ticket is back from the archive. */
public record TicketRestored(TicketId ticket) implements TicketFact {}
