package io.ticketledger.events.ticket;

import io.ticketledger.events.TicketId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** On which days the work is planned to begin and to be done; both are replaced, and no day means none is planned. */
public record TicketScheduled(TicketId ticket, @Nullable LocalDate start, @Nullable LocalDate due) implements TicketFact {}
