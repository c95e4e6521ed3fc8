package io.ticketledger.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names an account for ever, also after it was deleted. */
public record AccountId(@JsonValue UUID raw) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AccountId {}

    public static AccountId of(String text) {
        return new AccountId(UUID.fromString(text));
    }

    /** The bare UUID: this is also the stream's name in the log. */
    @Override
    public String toString() {
        return raw.toString();
    }
}
