package io.ticketledger.query.notifications;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.Channel;
import io.ticketledger.events.TicketId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message to one person over one channel, named by the event it tells of and a line; there is one per event, recipient and channel.
 *
 * @param error why it was not sent, or not yet
 * @param readAt when the recipient read the notification, on whichever channel
 */
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
        Instant createdAt,
        int attempts,
        @Nullable Instant sentAt,
        @Nullable Instant readAt,
        @Nullable String error) {

    /** PENDING becomes SENT, FAILED when every attempt has failed, or NOT_SENT when there is no way to this person; those three are for good. */
    public enum Status { PENDING, SENT, FAILED, NOT_SENT }

    public enum Type { TICKET_CREATED, TICKET_OPENED, TICKET_ASSIGNED, WORK_STARTED, TICKET_RESOLVED, RESOLUTION_APPROVED, RESOLUTION_REJECTED, SLA_BREACHED }

    private static final int LINE_BITS = 16;

    /** A number for the contracts that show one: always the same, and exact in JSON up to 2⁵³ (a hundred thousand million events). */
    public long id() {
        return position << LINE_BITS | line;
    }

    static long positionOf(long id) {
        return id >> LINE_BITS;
    }

    static int lineOf(long id) {
        return (int) (id & (1 << LINE_BITS) - 1);
    }
}
