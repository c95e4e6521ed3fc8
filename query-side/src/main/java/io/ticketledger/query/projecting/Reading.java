package io.ticketledger.query.projecting;

import io.ticketledger.query.projecting.Passage.Told;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/** A way through the log by passages, which can be begun anew anywhere. */
final class Reading implements AutoCloseable {

    private final StreamableMessageSource<TrackedEventMessage<?>> log;
    private final Gate gate;
    private @Nullable BlockingStream<TrackedEventMessage<?>> stream;
    private long position;

    Reading(StreamableMessageSource<TrackedEventMessage<?>> log, Gate gate) {
        this.log = log;
        this.gate = gate;
    }

    /** What comes after a position as far as it is there, at most so much. Waits for the first of it, but not if somebody knocks. */
    Passage after(long from, int most, Duration patience) {
        BlockingStream<TrackedEventMessage<?>> events = at(from);
        List<Told> told = new ArrayList<>();
        try {
            if (!patience.isZero() && events.peek().isEmpty()) gate.waitFor(() -> events.hasNextAvailable((int) patience.toMillis(), TimeUnit.MILLISECONDS));
            while (told.size() < most && events.peek().isPresent()) told.add(next(events));
        } catch (RuntimeException unreadable) {
            close();
            // What stands before it can be read, and is not to wait.
            if (told.isEmpty()) throw unreadable;
        }
        return new Passage(from, told);
    }

    private BlockingStream<TrackedEventMessage<?>> at(long from) {
        BlockingStream<TrackedEventMessage<?>> open = stream;
        if (open != null && position == from) return open;
        close();
        position = from;
        open = log.openStream(from == 0 ? null : new GlobalSequenceTrackingToken(from));
        stream = open;
        return open;
    }

    private Told next(BlockingStream<TrackedEventMessage<?>> events) {
        try {
            TrackedEventMessage<?> message = events.nextAvailable();
            Entry entry = Entry.of(message);
            position = entry.position();
            return new Told(message.getPayload(), entry);
        } catch (InterruptedException impossible) {
            throw new IllegalStateException("what was there had to be waited for", impossible);
        }
    }

    @Override
    public void close() {
        if (stream != null) stream.close();
        stream = null;
    }
}
