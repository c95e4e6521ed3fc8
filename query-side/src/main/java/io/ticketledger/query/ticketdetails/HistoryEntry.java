package io.ticketledger.query.ticketdetails;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.CommentId;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.Visibility;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One move of the life cycle, or one comment ({@code comment} is set, and the status stays). {@code id} is the event's position in the log and {@code event}
 * its stored name, for dialects with words of their own; {@code text} is what somebody said on the occasion, null when nobody said anything.
 * {@code actor} is null when no person acted; {@code actorName} is the name as it was then, to fall back on.
 */
public record HistoryEntry(
        long id,
        TicketId ticket,
        String event,
        @Nullable AccountId actor,
        @Nullable String actorName,
        TicketStatus from,
        TicketStatus to,
        @Nullable String text,
        Instant occurred,
        Visibility visibility,
        @Nullable CommentRef comment) {

    /** What names the comment; its text, author and time are the entry's. {@code editedAt} is when it last came to say something else, null if it never did. */
    public record CommentRef(CommentId id, long number, @Nullable Instant editedAt) {}

    public boolean isInternal() {
        return visibility == Visibility.INTERNAL;
    }
}
