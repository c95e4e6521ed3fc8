package io.ticketledger.server.incident;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.ticketledger.server.incident.IncidentTicketResponses.Ticket;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is said on sockets and streams, exactly as on the wire. */
final class IncidentLiveResponses {

    private IncidentLiveResponses() {}

    /** The first words on a socket. */
    record Hello(String type, String message, long userId) {}

    /** A notification on a socket. */
    record NotificationSaid(String type, long id, String notificationType, String message, String subject, long ticket, Instant timestamp) {}

    /** {@code event} is the log's word for what happened; {@code status}, {@code title} and {@code ticket} are as they are now. */
    record LiveEvent(
            long position,
            String event,
            Instant occurredAt,
            Instant recordedAt,
            @Nullable Long actor,
            String actorName,
            long ticketId,
            String status,
            String title,
            @JsonIgnoreProperties({"attachments", "history"}) Ticket ticket) {}
}
