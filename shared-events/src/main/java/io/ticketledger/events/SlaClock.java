package io.ticketledger.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** What the desk promises a time for: that it answers, and that it solves. */
public enum SlaClock {
    @JsonProperty("response") RESPONSE,
    @JsonProperty("resolution") RESOLUTION;

    /** The one that is this clock's. */
    public <T extends @Nullable Object> T choose(T response, T resolution) {
        return switch (this) {
            case RESPONSE -> response;
            case RESOLUTION -> resolution;
        };
    }
}
