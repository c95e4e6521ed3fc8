package io.ticketledger.server.delivery;

import java.time.Duration;

/** How long to wait after an attempt that failed: twice as long after each, up to an hour, and never all at the same moment. */
record Retries(Duration first, int attempts) {

    private static final Duration LONGEST = Duration.ofHours(1);

    boolean isLast(int attempt) {
        return attempt >= attempts;
    }

    /**
     * @param failed how many attempts have failed, at least one
     * @param luck   from 0 to 1: shortens the wait by up to a fifth
     */
    Duration after(int failed, double luck) {
        return after(failed, luck, LONGEST);
    }

    Duration after(int failed, double luck, Duration longest) {
        int doublings = Math.min(failed - 1, 30);
        long millis = first.toMillis() > longest.toMillis() >> doublings ? longest.toMillis() : first.toMillis() << doublings;
        return Duration.ofMillis(Math.max(1, Math.round(millis * (1 - luck / 5))));
    }
}
