package io.ticketledger.events.ticket;

import io.ticketledger.events.AttachmentId;
import io.ticketledger.events.TicketId;

/** A file is called otherwise; its bytes are what they were. */
public record AttachmentRenamed(TicketId ticket, AttachmentId attachment, String name) implements TicketEvent {}
