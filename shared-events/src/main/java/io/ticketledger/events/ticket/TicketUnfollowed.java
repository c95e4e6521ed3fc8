package io.ticketledger.events.ticket;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.TicketId;

/** Somebody does not want to hear of the ticket any more. */
public record TicketUnfollowed(TicketId ticket, AccountId follower) implements TicketFact {}
