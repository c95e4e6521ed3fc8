package io.ticketledger.events.ticket;

import io.ticketledger.events.AttachmentId;
import io.ticketledger.events.TicketId;

/** A file is no part of the ticket any more. Its bytes are kept for those who prove its history. */
public record AttachmentRemoved(TicketId ticket, AttachmentId attachment) implements TicketEvent {}
