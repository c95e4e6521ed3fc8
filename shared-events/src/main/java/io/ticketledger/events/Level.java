package io.ticketledger.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A coarse grade for impact, urgency and importance, highest first. */
public enum Level {
    @JsonProperty("critical") CRITICAL,
    @JsonProperty("high") HIGH,
    @JsonProperty("medium") MEDIUM,
    @JsonProperty("low") LOW
}
