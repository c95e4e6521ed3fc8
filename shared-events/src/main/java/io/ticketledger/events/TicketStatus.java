package io.ticketledger.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a ticket stands in its life cycle. */
public enum TicketStatus {
    @JsonProperty("new") NEW,
    @JsonProperty("open") OPEN,
    @JsonProperty("in-progress") IN_PROGRESS,
    @JsonProperty("on-hold") ON_HOLD,
    @JsonProperty("resolved") RESOLVED,
    @JsonProperty("awaiting-approval") AWAITING_APPROVAL,
    @JsonProperty("closed") CLOSED,
    @JsonProperty("rejected") REJECTED,
    @JsonProperty("withdrawn") WITHDRAWN;

    /** Over, unless somebody reopens it. */
    public boolean isTerminal() {
        return this == CLOSED || this == REJECTED || this == WITHDRAWN;
    }

    /** Not over, and nothing the desk can do now: somebody else has the next word, so its promises wait. */
    public boolean standsStill() {
        return this == ON_HOLD || awaitsVerdict();
    }

    /** Work is finished and the requester has the next word. */
    public boolean awaitsVerdict() {
        return this == RESOLVED || this == AWAITING_APPROVAL;
    }
}
