package io.ticketledger.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names a comment of a ticket. */
public record CommentId(@JsonValue UUID raw) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CommentId {}

    public static CommentId of(String text) {
        return new CommentId(UUID.fromString(text));
    }

    /** The bare UUID: this is also the stream's name in the log. */
    @Override
    public String toString() {
        return raw.toString();
    }
}
