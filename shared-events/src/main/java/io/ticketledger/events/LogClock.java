package io.ticketledger.events;

import java.time.Instant;
import java.util.Locale;

/** An event has two times: when it happened, and when the log learned of it. */
public enum LogClock {
    OCCURRED, RECORDED;

    /** Which of an event's two times this clock shows. */
    public Instant of(Instant occurred, Instant recorded) {
        return switch (this) {
            case OCCURRED -> occurred;
            case RECORDED -> recorded;
        };
    }

    /** The word that columns and clients use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
