package io.ticketledger.server.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.ticketledger.events.Channel;
import io.ticketledger.query.notifications.Delivery;
import io.ticketledger.query.notifications.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties the outbox of one channel, a few messages at a time. What he takes he holds by a lease that is longer than any attempt, so whatever becomes of
 * him, somebody else takes it up later.
 */
final class Postman {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final int LANES = 4;

    private final Carrier carrier;
    private final Outbox outbox;
    private final Attempt attempt;
    private final Retries retries;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final Duration lease;
    private final Duration pause;
    private final Line line;
    private final Rounds rounds;
    private final Semaphore lanes = new Semaphore(LANES);
    private final ExecutorService threads;

    /**
     * @param lease how long a message is his; longer than an attempt takes at most
     * @param pause between two looks into an outbox that was empty
     */
    Postman(Carrier carrier, Outbox outbox, Attempt attempt, Retries retries, InstantSource clock, MeterRegistry meters, Duration lease, Duration pause) {
        String name = "post-" + carrier.channel().name().toLowerCase(Locale.ROOT);
        this.carrier = carrier;
        this.outbox = outbox;
        this.attempt = attempt;
        this.retries = retries;
        this.clock = clock;
        this.meters = meters;
        this.lease = lease;
        this.pause = pause;
        this.line = new Line(retries, clock);
        this.rounds = new Rounds(name, pause, this::round);
        this.threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().name(name + "-", 0).factory());
    }

    Channel channel() {
        return carrier.channel();
    }

    void start() {
        rounds.start();
    }

    /** There may be something in the outbox. */
    void call() {
        rounds.call();
    }

    /** Takes nothing more. */
    void end() {
        rounds.end();
    }

    /** Waits for what is under way; what takes longer is broken off and put back. */
    void awaitEnd(Duration bound) {
        long deadline = System.nanoTime() + bound.toNanos();
        try {
            rounds.awaitEnd(bound);
            threads.shutdown();
            if (threads.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) return;
            threads.shutdownNow();
            if (!threads.awaitTermination(1, TimeUnit.SECONDS)) LOG.warn("Messages under way on {} were left; they will be sent again", channel());
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** Takes as many as there are free lanes, so that none waits while its lease runs; when the channel is down, one and nothing beside it. */
    private boolean round() {
        if (line.isQuiet()) return false;
        boolean probing = line.isDown();
        int taken = lanes(probing);
        if (taken == 0) return false;
        int used = 0;
        try {
            List<Delivery> claimed = outbox.claim(channel(), probing ? 1 : taken, lease, clock.instant());
            for (Delivery delivery : claimed) {
                threads.execute(() -> inLane(delivery));
                used++;
            }
            return used > 0;
        } finally {
            lanes.release(taken - used);
        }
    }

    private int lanes(boolean all) {
        try {
            int wanted = all ? LANES : 1;
            return lanes.tryAcquire(wanted, pause.toNanos(), TimeUnit.NANOSECONDS) ? wanted + lanes.drainPermits() : 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private void inLane(Delivery delivery) {
        try {
            end(delivery, attempt.at(delivery, carrier));
        } catch (InterruptedException e) {
            putBack(delivery);
        } catch (RuntimeException e) {
            // Most likely the database is away. The lease runs out, and whoever comes then sends it, perhaps for the second time, with the same id.
            LOG.warn("Message {} is tried again later: {}", delivery.messageId(), Reasons.of(e), e);
        } finally {
            lanes.release();
        }
    }

    private void end(Delivery delivery, Ending ending) {
        Instant now = clock.instant();
        switch (ending) {
            case Ending.Skipped(String why) -> {
                if (outbox.skipped(delivery, why)) count("skipped");
                LOG.info("Message {} about ticket #{} is not sent: {}", delivery.messageId(), delivery.ticketNumber(), why);
            }
            case Ending.Tried(Result.Sent(String providerId)) -> {
                if (outbox.sent(delivery, now, providerId)) count("sent");
                if (line.works()) LOG.info("{} works again", channel());
            }
            case Ending.Tried(Result.Refused(String why)) -> {
                line.works();
                fail(delivery, why);
            }
            case Ending.Tried(Result.NotNow(String why)) -> {
                line.works();
                again(delivery, why, now, Duration.ZERO);
            }
            case Ending.Tried(Result.ChannelDown(String why, Duration asked)) -> {
                if (line.fails(asked)) LOG.warn("{} is down, so it is tried with one message at a time: {}", channel(), why);
                again(delivery, why, now, asked == null ? Duration.ZERO : asked);
            }
        }
    }

    private void again(Delivery delivery, String why, Instant now, Duration atLeast) {
        if (retries.isLast(delivery.attempt())) {
            fail(delivery, why);
            return;
        }
        Duration wait = retries.after(delivery.attempt(), ThreadLocalRandom.current().nextDouble());
        if (outbox.retry(delivery, now.plus(wait.compareTo(atLeast) > 0 ? wait : atLeast), why)) count("retried");
        LOG.debug("Message {} was not sent at attempt {}: {}", delivery.messageId(), delivery.attempt(), why);
    }

    private void fail(Delivery delivery, String why) {
        if (outbox.failed(delivery, why)) count("failed");
        LOG.warn("Message {} about ticket #{} has failed at attempt {}: {}", delivery.messageId(), delivery.ticketNumber(), delivery.attempt(), why);
    }

    private void putBack(Delivery delivery) {
        try {
            outbox.retry(delivery, clock.instant(), "the server was stopped while it was sent");
        } catch (RuntimeException e) {
            LOG.warn("Message {} was broken off and is sent again later: {}", delivery.messageId(), Reasons.of(e));
        }
    }

    private void count(String outcome) {
        meters.counter("ticketledger.deliveries", "channel", channel().name(), "outcome", outcome).increment();
    }
}
