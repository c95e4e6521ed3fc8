package io.ticketledger.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a clock runs for as long as it does. A due time that somebody sets by hand is an event of its own and needs no rule. */
public enum SlaRule {

    /** The desk's target for tickets of this priority. */
    @JsonProperty("priority") PRIORITY,

    /** What was left of a promise made by hand when the ticket was over, for a ticket that is not over after all. */
    @JsonProperty("carried-over") CARRIED_OVER
}
