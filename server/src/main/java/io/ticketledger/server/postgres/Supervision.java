package io.ticketledger.server.postgres;

import io.ticketledger.server.home.CannotStart;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts PostgreSQL again, on the port the pool knows, when it dies under a running server. After some attempts in a row it stays
 * down: health says so, and whoever runs the server decides.
 */
final class Supervision {

    private static final Logger log = LoggerFactory.getLogger(Supervision.class);
    private static final int ATTEMPTS = 6;
    private static final Duration GLANCE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(10);

    private final Postmaster postmaster;
    private final int port;
    private final Thread watch;
    private boolean ended;

    Supervision(Postmaster postmaster, int port) {
        this.postmaster = postmaster;
        this.port = port;
        this.watch = Thread.ofPlatform().daemon().name("embedded-postgres").start(this::watch);
    }

    /** Once it returns, nothing will be restarted. False when it had ended before. */
    boolean end() {
        watch.interrupt();
        synchronized (this) {
            var first = !ended;
            ended = true;
            return first;
        }
    }

    private void watch() {
        var failures = 0;
        var lastStart = Instant.now();
        try {
            while (true) {
                Thread.sleep(failures == 0 ? GLANCE : pause(failures));
                if (postmaster.survivor().isPresent()) {
                    failures = lastStart.plus(LONG_ENOUGH).isBefore(Instant.now()) ? 0 : failures;
                    continue;
                }
                if (failures == ATTEMPTS) {
                    log.error("PostgreSQL dies again and again; it stays down until the server is restarted. {}", postmaster.complaint());
                    return;
                }
                failures++;
                lastStart = Instant.now();
                if (!restarted(failures)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server stops
        }
    }

    private synchronized boolean restarted(int attempt) {
        if (ended) {
            return false;
        }
        log.error("PostgreSQL has died; starting it again (attempt {} of {})", attempt, ATTEMPTS);
        try {
            if (postmaster.start(port)) {
                log.info("PostgreSQL is back");
            } else {
                log.error("PostgreSQL did not start: {}", postmaster.complaint());
            }
        } catch (IOException | CannotStart e) {
            if (Thread.currentThread().isInterrupted()) {
                return false; // the server stops, and PostgreSQL with it
            }
            log.error("PostgreSQL did not start: {}", e.getMessage());
        }
        return true;
    }

    private static Duration pause(int failures) {
        var doubled = Duration.ofMillis(250L << failures);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }
}
