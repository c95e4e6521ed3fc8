package io.ticketledger.command.ticket;

import io.ticketledger.command.Context;
import io.ticketledger.command.Deciding;
import io.ticketledger.command.DeskPolicy;
import io.ticketledger.command.ticket.TicketCommand.*;
import io.ticketledger.command.ticket.TicketCommand.RenameAttachment;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.ticket.TicketEvent;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * The shell around {@link TicketDecider} that Axon loads, asks and stores. One line a command, because Axon finds command handlers by the command's
 * own class and not by the sealed interface; a test holds the list against {@link TicketCommand}.
 */
@AggregateRoot(type = "ticket")
public class Ticket {

    @AggregateIdentifier private @Nullable TicketId id;
    private @Nullable TicketState state;

    @CommandHandler @CreationPolicy(AggregateCreationPolicy.ALWAYS) void handle(OpenTicket c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler @CreationPolicy(AggregateCreationPolicy.ALWAYS) void handle(OpenInOneGo c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(AcknowledgeTicket c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(DeclineTicket c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(AssignTicket c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(ClaimTicket c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(StartWork c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(PutOnHold c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(ResolveTicket c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(RequestApproval c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(ApproveResolution c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(RejectResolution c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(CloseTicket c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(ReopenTicket c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(WithdrawTicket c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(CorrectStatus c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(ChangePriority c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(SetDueTimes c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(AddComment c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(AddAttachment c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(RecordBreaches c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(FileTicket c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(ChangeType c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(ChangeTitle c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(ChangeDescription c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(ScheduleTicket c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(TagTicket c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(ToggleFollowing c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(MoveCard c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(ArchiveTicket c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(RestoreTicket c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(DeleteTicket c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(EditComment c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(DeleteComment c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(RenameAttachment c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(RemoveAttachment c, MetaData m, DeskPolicy p) { decide(c, m, p); }
    @CommandHandler void handle(InOneGo c, MetaData m, DeskPolicy p) { decide(c, m, p); }

    private void decide(TicketCommand command, MetaData trace, DeskPolicy policy) {
        Deciding.apply(trace, policy, context -> TicketDecider.decide(state, command, context));
    }

    @EventSourcingHandler void evolve(TicketEvent event, MetaData trace, @Timestamp Instant published) {
        id = event.ticket();
        state = TicketDecider.evolve(state, event, Context.occurred(trace, published));
    }
}
