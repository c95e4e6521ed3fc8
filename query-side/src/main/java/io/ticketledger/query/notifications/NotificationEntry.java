package io.ticketledger.query.notifications;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.TicketId;
import java.time.Instant;

/** One message to one person over one channel, named by the event it tells of and a line; there is one per event, recipient and channel. */
public record NotificationEntry(
        long position,
        int line,
        AccountId recipient,
        Channel channel,
        Status status,
        Type type,
        TicketId ticket,
        long ticketNumber,
        String subject,
        String text,
        Instant createdAt) {

    public enum Channel { EMAIL, WHATSAPP }

    public enum Status { NOT_SENT, SENT, FAILED }

    public enum Type { TICKET_CREATED, TICKET_OPENED, TICKET_ASSIGNED, WORK_STARTED, TICKET_RESOLVED, RESOLUTION_APPROVED, RESOLUTION_REJECTED }

    /** A number for the contracts that show one: the same after a rebuild, and exact in JSON up to 2⁵³ (a hundred thousand million events). */
    public long id() {
        return position << 16 | line;
    }
}
