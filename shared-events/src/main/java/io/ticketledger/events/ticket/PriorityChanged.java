package io.ticketledger.events.ticket;

import io.ticketledger.events.Level;
import io.ticketledger.events.Priority;
import io.ticketledger.events.TicketId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The ticket was weighed anew. The response target moves with it unless it was set by hand or already met. */
public record PriorityChanged(
        TicketId ticket,
        Priority priority,
        @Nullable Level impact,
        @Nullable Level urgency,
        int responseMinutes,
        Instant responseDue) implements TicketEvent {}
