package io.ticketledger.events.ticket;

import io.ticketledger.events.AttachmentId;
import io.ticketledger.events.TicketId;
import org.jspecify.annotations.Nullable;

/** A file was attached; {@code size} in bytes, {@code sha256} in lower-case hex of its content. */
public record AttachmentAdded(
        TicketId ticket,
        AttachmentId attachment,
        long number,
        @Nullable String name,
        @Nullable String mediaType,
        long size,
        String sha256) implements TicketEvent {}
