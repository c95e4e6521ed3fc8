package io.ticketledger.command.account;

import io.ticketledger.command.Deciding;
import io.ticketledger.command.DeskPolicy;
import io.ticketledger.command.account.AccountCommand.*;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.account.AccountEvent;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** The shell around {@link AccountDecider} that Axon loads, asks and stores; one line a command. */
@AggregateRoot(type = "account")
public class Account {

    @AggregateIdentifier private @Nullable AccountId id;
    private @Nullable AccountState state;

    @CommandHandler @CreationPolicy(AggregateCreationPolicy.ALWAYS) void handle(OpenAccount c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(ChangeAccount c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(ActivateAccount c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(DeactivateAccount c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(DeleteAccount c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(NoteSecretKeyUse c, MetaData m, DeskPolicy p) { decide(c, m, p); }

    private void decide(AccountCommand command, MetaData trace, DeskPolicy policy) {
        Deciding.apply(trace, policy, context -> AccountDecider.decide(state, command, context));
    }

    @EventSourcingHandler void evolve(AccountEvent event) {
        id = event.account();
        state = AccountDecider.evolve(state, event);
    }
}
