package io.ticketledger.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names a tag of a project for ever, also after it was deleted. */
public record TagId(@JsonValue UUID raw) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TagId {}

    public static TagId of(String text) {
        return new TagId(UUID.fromString(text));
    }

    /** The bare UUID. */
    @Override
    public String toString() {
        return raw.toString();
    }
}
