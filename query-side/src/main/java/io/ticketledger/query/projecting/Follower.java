package io.ticketledger.query.projecting;

import java.time.Duration;

/** A projection as this node knows it: where it stands, and when to look at it again if it is not ours. Touched by one thread at a time: whoever has it. */
final class Follower {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    final Projection projection;
    private boolean held;
    private long position;
    private int failures;
    private long lookAt = System.nanoTime();

    Follower(Projection projection) {
        this.projection = projection;
    }

    String name() {
        return projection.name();
    }

    boolean isHeld() {
        return held;
    }

    /** In nanoseconds; negative when it is time. */
    long restsFor() {
        return lookAt - System.nanoTime();
    }

    long position() {
        return position;
    }

    void claimed(long at) {
        held = true;
        position = at;
    }

    void walked(long to) {
        position = to;
        failures = 0;
    }

    /** Another node's, or the database has forgotten what was done: where it stands has to be asked anew. */
    void lost() {
        held = false;
        lookAt = System.nanoTime();
    }

    void notYet(Duration pause) {
        lookAt = System.nanoTime() + pause.toNanos();
    }

    /** Given back, so that another node may try, and looked at again after half a second, then one, doubling up to a minute. */
    void stumbled() {
        held = false;
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures++, 7));
        notYet(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    }
}
