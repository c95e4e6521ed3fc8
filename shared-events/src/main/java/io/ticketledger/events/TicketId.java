package io.ticketledger.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names a ticket for ever; UUIDv7, so ids sort by the time they were made. */
public record TicketId(@JsonValue UUID raw) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TicketId {}

    public static TicketId of(String text) {
        return new TicketId(UUID.fromString(text));
    }

    /** The bare UUID: this is also the stream's name in the log. */
    @Override
    public String toString() {
        return raw.toString();
    }
}
