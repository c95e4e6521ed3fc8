package io.ticketledger.command.project;

import io.ticketledger.command.Deciding;
import io.ticketledger.command.DeskPolicy;
import io.ticketledger.command.project.ProjectCommand.*;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.project.ProjectEvent;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** The shell around {@link ProjectDecider} that Axon loads, asks and stores; one line a command. */
@AggregateRoot(type = "project")
public class Project {

    @AggregateIdentifier private @Nullable ProjectId id;
    private @Nullable ProjectState state;

    @CommandHandler @CreationPolicy(AggregateCreationPolicy.ALWAYS) void handle(CreateProject c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(ChangeProject c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(DeleteProject c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(GiveRole c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(TakeRole c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(VouchFor c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(WithdrawVouch c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(AddColumn c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(ChangeColumn c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(OrderColumns c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(RemoveColumn c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(CreateTag c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(ChangeTag c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(DeleteTag c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(AddTagContact c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(RemoveTagContact c, MetaData m, DeskPolicy p) { decide(c, m, p); }

    private void decide(ProjectCommand command, MetaData trace, DeskPolicy policy) {
        Deciding.apply(trace, policy, context -> ProjectDecider.decide(state, command, context));
    }

    @EventSourcingHandler void evolve(ProjectEvent event) {
        id = event.project();
        state = ProjectDecider.evolve(state, event);
    }
}
