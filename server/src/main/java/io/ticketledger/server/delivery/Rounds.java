package io.ticketledger.server.delivery;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the same round over and over on a thread of its own: at once when the last one found something to do or somebody has called, otherwise after a
 * pause. A round that fails is made again; of failures in a row the first is told.
 */
final class Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final String name;
    private final Duration pause;
    private final BooleanSupplier round;
    private final Semaphore calls = new Semaphore(0);
    private volatile boolean going;
    private boolean failing;
    private @Nullable Thread thread;

    /** @param round answers whether it found something to do, and may soon find more */
    Rounds(String name, Duration pause, BooleanSupplier round) {
        this.name = name;
        this.pause = pause;
        this.round = round;
    }

    void start() {
        going = true;
        thread = Thread.ofPlatform().daemon().name(name).start(this::go);
    }

    /** There may be something to do. Costs the caller nothing. */
    void call() {
        if (calls.availablePermits() == 0) calls.release();
    }

    /** No further round is begun. */
    void end() {
        going = false;
        call();
    }

    /** Waits for the round under way. */
    void awaitEnd(Duration bound) throws InterruptedException {
        Thread waited = thread;
        if (waited != null && !waited.join(bound)) waited.interrupt();
    }

    private void go() {
        try {
            while (going) {
                if (succeeds()) continue;
                calls.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS);
                calls.drainPermits();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean succeeds() {
        try {
            boolean more = round.getAsBoolean();
            if (failing) LOG.info("{} goes on", name);
            failing = false;
            return more;
        } catch (RuntimeException e) {
            if (!failing && going) LOG.warn("{} has failed and will be tried again: {}", name, Reasons.of(e), e);
            failing = true;
            return false;
        }
    }
}
