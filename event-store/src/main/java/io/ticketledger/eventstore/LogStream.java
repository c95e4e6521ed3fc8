package io.ticketledger.eventstore;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/** One reader's way through the log. Read by one thread at a time; closed by any. */
final class LogStream implements BlockingStream<TrackedEventMessage<?>> {

    private static final int PAGE = 500;

    private final LogTail tail;
    private final Queue<TrackedEventMessage<?>> page = new ArrayDeque<>();
    private long position;
    private volatile boolean closed;
    private volatile @Nullable Runnable callback;

    /** @param position of the last event that was seen before */
    LogStream(LogTail tail, long position) {
        this.tail = tail;
        this.position = position;
    }

    private @Nullable TrackedEventMessage<?> ready() {
        if (closed || tail.isClosed()) {
            return null;
        }
        if (page.isEmpty()) {
            page.addAll(tail.after(position, PAGE));
        }
        return page.peek();
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return Optional.ofNullable(ready());
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long left = unit.toNanos(timeout);
        while (true) {
            long seen = tail.pulse();
            if (ready() != null) {
                return true;
            }
            if (left <= 0 || closed) {
                return false;
            }
            left = tail.awaitPulseAfter(seen, left);
        }
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(Integer.MAX_VALUE, TimeUnit.SECONDS)) {
            if (closed || tail.isClosed()) {
                throw new IllegalStateException("The stream is closed");
            }
        }
        TrackedEventMessage<?> next = page.remove();
        position = Messages.position(next.trackingToken());
        return next;
    }

    /** Called once at once, and then from the tail's thread whenever there may be more: it must be quick. */
    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        Runnable before = this.callback;
        if (before != null) {
            tail.forget(before);
        }
        this.callback = callback;
        tail.onGrowth(callback);
        callback.run();
        return true;
    }

    @Override
    public void close() {
        closed = true;
        Runnable registered = callback;
        if (registered != null) {
            tail.forget(registered);
        }
    }
}
