package io.ticketledger.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.EnumSet;
import java.util.Set;

/** How far the work in a column has come, first to last. */
public enum Stage {
    @JsonProperty("new") NEW,
    @JsonProperty("in-progress") IN_PROGRESS,
    @JsonProperty("review") REVIEW,
    @JsonProperty("done") DONE;

    /** Where a card of a ticket in this status belongs. */
    public static Stage of(TicketStatus status) {
        return switch (status) {
            case NEW, OPEN -> NEW;
            case IN_PROGRESS, ON_HOLD -> IN_PROGRESS;
            case RESOLVED, AWAITING_APPROVAL -> REVIEW;
            case CLOSED, REJECTED, WITHDRAWN -> DONE;
        };
    }

    /** The tickets whose cards belong here. */
    public Set<TicketStatus> statuses() {
        Set<TicketStatus> statuses = EnumSet.noneOf(TicketStatus.class);
        for (TicketStatus status : TicketStatus.values()) if (of(status) == this) statuses.add(status);
        return statuses;
    }
}
