package io.ticketledger.events.ticket;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.TicketId;

/** Somebody wants to hear of the ticket. */
public record TicketFollowed(TicketId ticket, AccountId follower) implements TicketFact {}
