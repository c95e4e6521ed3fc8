package io.ticketledger.command.contact;

import io.ticketledger.command.Deciding;
import io.ticketledger.command.DeskPolicy;
import io.ticketledger.command.contact.ContactCommand.*;
import io.ticketledger.events.ContactId;
import io.ticketledger.events.contact.ContactEvent;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** The shell around {@link ContactDecider} that Axon loads, asks and stores; one line a command. */
@AggregateRoot(type = "contact")
public class Contact {

    @AggregateIdentifier private @Nullable ContactId id;
    private @Nullable ContactState state;

    @CommandHandler @CreationPolicy(AggregateCreationPolicy.ALWAYS) void handle(AddContact c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(ChangeContact c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(DeleteContact c, MetaData m, DeskPolicy p) { decide(c, m, p); }

    private void decide(ContactCommand command, MetaData trace, DeskPolicy policy) {
        Deciding.apply(trace, policy, context -> ContactDecider.decide(state, command, context));
    }

    @EventSourcingHandler void evolve(ContactEvent event) {
        id = event.contact();
        state = ContactDecider.evolve(state, event);
    }
}
