package io.ticketledger.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names a company's logo for ever, also after it was deleted. */
public record LogoId(@JsonValue UUID raw) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public LogoId {}

    public static LogoId of(String text) {
        return new LogoId(UUID.fromString(text));
    }

    /** The bare UUID. */
    @Override
    public String toString() {
        return raw.toString();
    }
}
