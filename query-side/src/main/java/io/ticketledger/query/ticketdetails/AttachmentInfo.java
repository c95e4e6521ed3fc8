package io.ticketledger.query.ticketdetails;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.AttachmentId;
import io.ticketledger.events.TicketId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A file that was attached; its bytes are elsewhere. {@code size} in bytes, {@code sha256} in lower-case hex. */
public record AttachmentInfo(
        AttachmentId id,
        long number,
        TicketId ticket,
        @Nullable String name,
        @Nullable String mediaType,
        long size,
        String sha256,
        @Nullable AccountId uploader,
        @Nullable String uploaderName,
        Instant uploadedAt) {}
