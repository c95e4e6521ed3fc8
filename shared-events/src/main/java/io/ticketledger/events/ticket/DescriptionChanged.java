package io.ticketledger.events.ticket;

import io.ticketledger.events.TicketId;

/** What is asked for is told in other words. */
public record DescriptionChanged(TicketId ticket, String description) implements TicketFact {}
