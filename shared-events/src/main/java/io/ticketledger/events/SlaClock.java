package io.ticketledger.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the desk promises a time for: that it answers, and that it solves. */
public enum SlaClock {
    @JsonProperty("response") RESPONSE,
    @JsonProperty("resolution") RESOLUTION
}
