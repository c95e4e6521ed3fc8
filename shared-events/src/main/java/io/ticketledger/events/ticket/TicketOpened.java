package io.ticketledger.events.ticket;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.ExternalReference;
import io.ticketledger.events.Level;
import io.ticketledger.events.Priority;
import io.ticketledger.events.TicketId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody asked for something. {@code requester} is whom it is for; who typed it is in the metadata. */
public record TicketOpened(
        TicketId ticket,
        long number,
        AccountId requester,
        String title,
        String description,
        Priority priority,
        @Nullable Level impact,
        @Nullable Level urgency,
        String category,
        @Nullable String subcategory,
        @Nullable String channel,
        String project,
        int responseMinutes,
        Instant responseDue,
        @Nullable ExternalReference reference) implements TicketEvent {}
