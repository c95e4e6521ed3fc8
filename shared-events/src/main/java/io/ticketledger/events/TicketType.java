package io.ticketledger.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What kind of work a ticket is. */
public enum TicketType {
    @JsonProperty("task") TASK,
    @JsonProperty("bug") BUG,
    @JsonProperty("story") STORY,
    @JsonProperty("epic") EPIC
}
