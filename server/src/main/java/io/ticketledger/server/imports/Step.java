package io.ticketledger.server.imports;

import io.ticketledger.command.Actor;
import io.ticketledger.command.ticket.TicketCommand;
import java.time.Instant;
import java.util.Map;

/**
 * One command of a history.
 *
 * @param key      names the step for ever; the log claims it with the step's events, so it happens once however often the import is begun
 * @param command  its number, if it has one, is 0 until it is sent: numbers are drawn, not known
 * @param at       when it happened over there
 * @param inserted true if the history skipped this step and our life cycle does not
 */
public record Step(String key, TicketCommand command, Actor actor, Instant at, Map<String, String> provenance, boolean inserted) {

    public Step {
        provenance = Map.copyOf(provenance);
    }

    public Step saying(TicketCommand other) {
        return new Step(key, other, actor, at, provenance, inserted);
    }

    public String kind() {
        return command.getClass().getSimpleName();
    }
}
