package io.ticketledger.events.ticket;

import io.ticketledger.events.TicketId;
import org.jspecify.annotations.Nullable;

/** The desk believes the matter is settled. */
public record TicketResolved(TicketId ticket, String comment, @Nullable String code) implements TicketEvent {}
