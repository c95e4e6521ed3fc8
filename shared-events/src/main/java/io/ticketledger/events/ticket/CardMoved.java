package io.ticketledger.events.ticket;

import io.ticketledger.events.ColumnId;
import io.ticketledger.events.TicketId;

/** The ticket's card was put into a column, at a place of it: cards are ordered by rank, compared as bytes, those of equal rank by number. */
public record CardMoved(TicketId ticket, ColumnId column, String rank) implements TicketFact {}
