package io.ticketledger.events.ticket;

import io.ticketledger.events.TicketId;
import org.jspecify.annotations.Nullable;

/** The desk has taken note and accepts the ticket. */
public record TicketAcknowledged(TicketId ticket, @Nullable String note) implements TicketEvent {}
