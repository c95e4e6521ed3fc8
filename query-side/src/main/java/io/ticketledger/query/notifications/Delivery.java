package io.ticketledger.query.notifications;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.Channel;
import io.ticketledger.events.TicketId;
import io.ticketledger.query.notifications.NotificationEntry.Type;
import java.time.Instant;
import java.util.Locale;

/** A message somebody has taken from the {@link Outbox} to deliver; {@code attempt} counts from 1. Where to is asked when it is delivered, because addresses change. */
public record Delivery(
        long position,
        int line,
        AccountId recipient,
        Channel channel,
        Type type,
        TicketId ticket,
        long ticketNumber,
        String subject,
        String text,
        Instant createdAt,
        int attempt) {

    static Delivery of(NotificationEntry claimed) {
        return new Delivery(claimed.position(), claimed.line(), claimed.recipient(), claimed.channel(), claimed.type(), claimed.ticket(), claimed.ticketNumber(),
                claimed.subject(), claimed.text(), claimed.createdAt(), claimed.attempts());
    }

    /** The same at every attempt, so that whoever gets the message twice can see it; of letters, digits, dots, hyphens and underscores. */
    public String messageId() {
        return position + "." + recipient.raw() + "." + channel.name().toLowerCase(Locale.ROOT);
    }
}
