package io.ticketledger.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names a project for ever, also after it was deleted. */
public record ProjectId(@JsonValue UUID raw) {

    /** The desk's own project: whatever was opened without naming one belongs there. */
    public static final ProjectId DESK = ProjectId.of("00000000-0000-7000-8000-000000000001");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ProjectId {}

    public static ProjectId of(String text) {
        return new ProjectId(UUID.fromString(text));
    }

    /** The bare UUID: this is also the stream's name in the log. */
    @Override
    public String toString() {
        return raw.toString();
    }
}
