package io.ticketledger.server.desk;

import java.util.List;

/**
 * Commands to different aggregates that are carried out together or not at all: their events go into the log in one append. The order is kept, so a command
 * may be about something that one before it made.
 */
public record Together(List<Object> commands) {

    public Together {
        commands = List.copyOf(commands);
    }
}
