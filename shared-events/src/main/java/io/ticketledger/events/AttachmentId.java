package io.ticketledger.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names an attachment; its bytes live in a table outside the log. */
public record AttachmentId(@JsonValue UUID raw) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AttachmentId {}

    public static AttachmentId of(String text) {
        return new AttachmentId(UUID.fromString(text));
    }

    /** The bare UUID: this is also the stream's name in the log. */
    @Override
    public String toString() {
        return raw.toString();
    }
}
