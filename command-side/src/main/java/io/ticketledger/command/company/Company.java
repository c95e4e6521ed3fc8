package io.ticketledger.command.company;

import io.ticketledger.command.Context;
import io.ticketledger.command.DeskPolicy;
import io.ticketledger.command.company.CompanyCommand.*;
import io.ticketledger.events.CompanyId;
import io.ticketledger.events.Trace;
import io.ticketledger.events.company.CompanyEvent;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
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
        Context context = Context.of(trace, policy);
        MetaData told = trace.and(Trace.OCCURRED, context.at().toString());
        CompanyDecider.decide(state, command, context).forEach(event -> AggregateLifecycle.apply(event, told));
    }

    @EventSourcingHandler void evolve(CompanyEvent event) {
        id = event.company();
        state = CompanyDecider.evolve(state, event);
    }
}
