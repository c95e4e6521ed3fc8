package io.ticketledger.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names a column of a board for ever, also after it was deleted. */
public record ColumnId(@JsonValue UUID raw) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ColumnId {}

    public static ColumnId of(String text) {
        return new ColumnId(UUID.fromString(text));
    }

    /** The bare UUID. */
    @Override
    public String toString() {
        return raw.toString();
    }
}
