package io.ticketledger.events.ticket;

import io.ticketledger.events.TicketId;

/** The ticket is called something else. */
public record TitleChanged(TicketId ticket, String title) implements TicketFact {}
