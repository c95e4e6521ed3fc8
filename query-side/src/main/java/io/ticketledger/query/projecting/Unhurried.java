package io.ticketledger.query.projecting;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * The log for a projection that no write waits for: whenever there is nothing more, it rests for a moment, and then there is a handful at once. A batch of
 * twenty events costs hardly more than one of two, and those who write have the processors that it saves. Whoever is behind does not rest.
 */
record Unhurried(StreamableMessageSource<TrackedEventMessage<?>> log, Duration rest) implements StreamableMessageSource<TrackedEventMessage<?>> {

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken trackingToken) {
        return new Resting(log.openStream(trackingToken), rest.toNanos());
    }

    @Override
    public TrackingToken createTailToken() {
        return log.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return log.createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return log.createTokenAt(dateTime);
    }

    /** Says nothing when something comes, so that the processor looks by itself now and then. */
    private static final class Resting implements BlockingStream<TrackedEventMessage<?>> {

        private final BlockingStream<TrackedEventMessage<?>> stream;
        private final long restNanos;
        private long restUntil = System.nanoTime();

        Resting(BlockingStream<TrackedEventMessage<?>> stream, long restNanos) {
            this.stream = stream;
            this.restNanos = restNanos;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return isResting() ? Optional.empty() : stream.peek();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            if (isResting()) return false;
            boolean more = stream.hasNextAvailable(timeout, unit);
            if (!more) restUntil = System.nanoTime() + restNanos;
            return more;
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            return stream.nextAvailable();
        }

        @Override
        public void close() {
            stream.close();
        }

        private boolean isResting() {
            return restUntil - System.nanoTime() > 0;
        }
    }
}
