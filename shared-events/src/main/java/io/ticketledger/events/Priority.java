package io.ticketledger.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How soon a ticket wants to be dealt with, most pressing first. */
public enum Priority {
    @JsonProperty("critical") CRITICAL,
    @JsonProperty("high") HIGH,
    @JsonProperty("medium") MEDIUM,
    @JsonProperty("low") LOW,
    @JsonProperty("lowest") LOWEST
}
