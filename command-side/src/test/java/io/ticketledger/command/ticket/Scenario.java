package io.ticketledger.command.ticket;

import io.ticketledger.command.Context;
import io.ticketledger.command.Specification;
import io.ticketledger.events.ticket.TicketEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code Scenario.given(events).by(actor).when(command).then(events)} for tickets. */
final class Scenario {

    static final Specification.Decider<TicketState, TicketCommand, TicketEvent> TICKET = new Specification.Decider<>() {
        @Override
        public List<TicketEvent> decide(@Nullable TicketState ticket, TicketCommand command, Context context) {
            return TicketDecider.decide(ticket, command, context);
        }

        @Override
        public TicketState evolve(@Nullable TicketState ticket, TicketEvent event, Instant occurred) {
            return TicketDecider.evolve(ticket, event, occurred);
        }
    };

    private Scenario() {}

    static Specification<TicketState, TicketCommand, TicketEvent> given(TicketEvent... events) {
        return given(List.of(events));
    }

    static Specification<TicketState, TicketCommand, TicketEvent> given(List<TicketEvent> events) {
        return new Specification<>(TICKET, events);
    }
}
