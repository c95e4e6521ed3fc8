package io.ticketledger.query.ticketlist;

import io.ticketledger.events.SlaClock;
import io.ticketledger.events.Stage;
import io.ticketledger.events.TicketStatus;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an event says of its ticket, as {@link TicketListSql#USUAL} takes it. Null says nothing. */
record Usual(@Nullable TicketStatus status, boolean responds, @Nullable String said, @Nullable String code, int comments, @Nullable Instant responseDue, @Nullable Instant resolutionDue) {

    /** Only that something has happened. */
    static final Usual NOTHING = new Usual(null, false, null, null, 0, null, null);

    static final Usual COMMENT = new Usual(null, false, null, null, 1, null, null);

    static Usual to(TicketStatus status) {
        return new Usual(status, false, null, null, 0, null, null);
    }

    /** A promise made anew is neither broken nor standing still. */
    static Usual promising(SlaClock clock, Instant due) {
        return clock.choose(new Usual(null, false, null, null, 0, due, null), new Usual(null, false, null, null, 0, null, due));
    }

    Usual responding() {
        return new Usual(status, true, said, code, comments, responseDue, resolutionDue);
    }

    Usual saying(@Nullable String text, @Nullable String code) {
        return new Usual(status, responds, text, code, comments, responseDue, resolutionDue);
    }

    /** Within its stage a card stays where it was put. */
    @Nullable String stage() {
        return status == null ? null : Stage.of(status).statuses().stream().map(Enum::name).collect(Collectors.joining(",", "{", "}"));
    }
}
