package io.ticketledger.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who may read a comment: everybody who sees the ticket, or staff alone. */
public enum Visibility {
    @JsonProperty("public") PUBLIC,
    @JsonProperty("internal") INTERNAL
}
