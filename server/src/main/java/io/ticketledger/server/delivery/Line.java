package io.ticketledger.server.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Whether a channel works at all, as far as this node has seen. When it has failed several times in a row it is tried with one message at a time and with
 * pauses in between, so that an outage does not use up the attempts of everything that waits.
 */
final class Line {

    private static final int SEVERAL = 3;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Retries pauses;
    private final InstantSource clock;
    private int failures;
    private Instant quietUntil = Instant.EPOCH;
    private Instant askedToWaitUntil = Instant.EPOCH;

    Line(Retries pauses, InstantSource clock) {
        this.pauses = pauses;
        this.clock = clock;
    }

    synchronized boolean isDown() {
        return failures >= SEVERAL;
    }

    synchronized boolean isQuiet() {
        Instant now = clock.instant();
        return now.isBefore(quietUntil) || now.isBefore(askedToWaitUntil);
    }

    /** What the other side has asked for stands all the same: another message was on its way. @return whether it was down before */
    synchronized boolean works() {
        boolean wasDown = isDown();
        failures = 0;
        quietUntil = Instant.EPOCH;
        return wasDown;
    }

    /**
     * @param pause what the other side asked for
     * @return whether it is down only since now
     */
    synchronized boolean fails(@Nullable Duration pause) {
        failures++;
        Instant now = clock.instant();
        if (isDown()) quietUntil = now.plus(pauses.after(failures - SEVERAL + 1, ThreadLocalRandom.current().nextDouble(), LONGEST_PAUSE));
        if (pause != null && now.plus(pause).isAfter(askedToWaitUntil)) askedToWaitUntil = now.plus(pause);
        return failures == SEVERAL;
    }
}
