package io.ticketledger.server.imports;

import io.ticketledger.events.TicketId;
import java.util.List;

/**
 * All that is known of one ticket of another desk, retold in our commands.
 *
 * @param key      what the other desk calls it
 * @param people   whom the steps speak of; they need accounts before the first step
 * @param nothing  why a row led to no step, one entry a row
 * @param oddities what the rows say that cannot be so, one entry each; taken over as it stands
 * @param ending   where the ticket has to stand when all steps are done, by the other desk's own account
 */
public record History(String key, TicketId ticket, int rows, List<Person> people, List<Step> steps, List<String> nothing, List<String> oddities, Ending ending) {

    public History {
        people = List.copyOf(people);
        steps = List.copyOf(steps);
        nothing = List.copyOf(nothing);
        oddities = List.copyOf(oddities);
    }
}
