package io.ticketledger.events.ticket;

import io.ticketledger.events.TicketId;
import io.ticketledger.events.TicketType;

/** It is another kind of work than was thought. */
public record TypeChanged(TicketId ticket, TicketType type) implements TicketFact {}
