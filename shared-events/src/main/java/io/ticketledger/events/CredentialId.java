package io.ticketledger.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names a password that was set; its hash lives in a table outside the log. */
public record CredentialId(@JsonValue UUID raw) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CredentialId {}

    public static CredentialId of(String text) {
        return new CredentialId(UUID.fromString(text));
    }

    /** The bare UUID: this is also the stream's name in the log. */
    @Override
    public String toString() {
        return raw.toString();
    }
}
