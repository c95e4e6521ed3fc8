package io.ticketledger.command.company;

import io.ticketledger.command.Deciding;
import io.ticketledger.command.DeskPolicy;
import io.ticketledger.command.company.CompanyCommand.*;
import io.ticketledger.events.CompanyId;
import io.ticketledger.events.company.CompanyEvent;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** The shell around {@link CompanyDecider} that Axon loads, asks and stores; one line a command. */
@AggregateRoot(type = "company")
public class Company {

    @AggregateIdentifier private @Nullable CompanyId id;
    private @Nullable CompanyState state;

    @CommandHandler @CreationPolicy(AggregateCreationPolicy.ALWAYS) void handle(CreateCompany c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(ChangeCompany c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(SetLogo c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(RemoveLogo c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(Rearrange c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(DeleteCompany c, MetaData m, DeskPolicy p) { decide(c, m, p); }

    private void decide(CompanyCommand command, MetaData trace, DeskPolicy policy) {
        Deciding.apply(trace, policy, context -> CompanyDecider.decide(state, command, context));
    }

    @EventSourcingHandler void evolve(CompanyEvent event) {
        id = event.company();
        state = CompanyDecider.evolve(state, event);
    }
}
