package io.ticketledger.command.contact;

import io.ticketledger.command.Context;
import io.ticketledger.command.Specification;
import io.ticketledger.events.contact.ContactEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code Scenario.given(events).by(actor).when(command).then(events)} for contacts. */
final class Scenario {

    static final Specification.Decider<ContactState, ContactCommand, ContactEvent> CONTACT = new Specification.Decider<>() {
        @Override
        public List<ContactEvent> decide(@Nullable ContactState contact, ContactCommand command, Context context) {
            return ContactDecider.decide(contact, command, context);
        }

        @Override
        public ContactState evolve(@Nullable ContactState contact, ContactEvent event, Instant occurred) {
            return ContactDecider.evolve(contact, event);
        }
    };

    private Scenario() {}

    static Specification<ContactState, ContactCommand, ContactEvent> given(ContactEvent... events) {
        return new Specification<>(CONTACT, List.of(events));
    }
}
