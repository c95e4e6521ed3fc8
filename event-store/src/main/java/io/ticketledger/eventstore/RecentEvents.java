package io.ticketledger.eventstore;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;

/** The last events of the log. Positions have no gaps, so it is a ring addressed by position. Guarded by its owner. */
final class RecentEvents {

    private final TrackedEventMessage<?>[] ring;
    private long first;
    private long last;

    /** @param head the position after which it begins */
    RecentEvents(int capacity, long head) {
        ring = new TrackedEventMessage<?>[capacity];
        last = head;
        first = head + 1;
    }

    void add(TrackedEventMessage<?> message) {
        long position = Messages.position(message.trackingToken());
        if (position != last + 1) {
            throw new IllegalStateException("The log has a gap: position %d follows %d".formatted(position, last));
        }
        last = position;
        ring[(int) (position % ring.length)] = message;
        first = Math.max(first, last - ring.length + 1);
    }

    /** The highest position that was read. */
    long last() {
        return last;
    }

    /** Whether what follows a position is here, which is also so when nothing follows it. */
    boolean reachBackTo(long position) {
        return position + 1 >= first;
    }

    List<TrackedEventMessage<?>> after(long position, int limit) {
        List<TrackedEventMessage<?>> messages = new ArrayList<>();
        for (long next = position + 1; next <= last && messages.size() < limit; next++) {
            messages.add(ring[(int) (next % ring.length)]);
        }
        return messages;
    }
}
