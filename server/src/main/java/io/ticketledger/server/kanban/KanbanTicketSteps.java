package io.ticketledger.server.kanban;

import io.ticketledger.command.ticket.TicketCommand;
import io.ticketledger.command.ticket.TicketCommand.AssignTicket;
import io.ticketledger.command.ticket.TicketCommand.ChangeDescription;
import io.ticketledger.command.ticket.TicketCommand.ChangePriority;
import io.ticketledger.command.ticket.TicketCommand.ChangeTitle;
import io.ticketledger.command.ticket.TicketCommand.ChangeType;
import io.ticketledger.command.ticket.TicketCommand.FileTicket;
import io.ticketledger.command.ticket.TicketCommand.MoveCard;
import io.ticketledger.command.ticket.TicketCommand.OpenTicket;
import io.ticketledger.command.ticket.TicketCommand.ScheduleTicket;
import io.ticketledger.command.ticket.TicketCommand.ScheduleTicket.Which;
import io.ticketledger.command.ticket.TicketCommand.TagTicket;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.Priority;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.Stage;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.TicketType;
import io.ticketledger.query.ticketlist.TicketRow;
import io.ticketledger.server.kanban.KanbanTicketParts.Meant;
import io.ticketledger.server.kanban.KanbanTicketRequests.TicketFields;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The steps that a request about a ticket comes to. Pure. Each is about what it says and nothing else, so that two who change different things at once both keep theirs. */
final class KanbanTicketSteps {

    private KanbanTicketSteps() {}

    static OpenTicket opening(TicketId id, long number, AccountId requester, Meant meant) {
        TicketFields said = meant.said();
        return new OpenTicket(id, number, requester, Objects.requireNonNull(said.name()), said.description() == null ? "" : said.description(),
                said.priority() == null ? Priority.MEDIUM : said.priority(), said.importance(), said.urgency(), said.type() == TicketType.BUG ? "bug" : "problem", null, null,
                meant.project().name(), null);
    }

    /** @param rank its place in the column */
    static List<TicketCommand> afterOpening(TicketId id, Meant meant, String rank) {
        TicketFields said = meant.said();
        List<TicketCommand> steps = new ArrayList<>(List.of(new FileTicket(id, meant.project().id()), new ChangeType(id, said.type() == null ? TicketType.TASK : said.type())));
        LocalDate start = KanbanTicketParts.day(said.startDate(), null);
        LocalDate due = KanbanTicketParts.day(said.dueDate(), null);
        if (start != null || due != null) steps.add(new ScheduleTicket(id, start, due));
        if (meant.tags() != null && !meant.tags().isEmpty()) steps.add(new TagTicket(id, meant.tags()));
        if (meant.assignees() != null && !meant.assignees().isEmpty()) steps.add(new AssignTicket(id, meant.assignees(), null));
        MoveCard move = move(id, meant, rank);
        if (move != null) steps.add(move);
        return steps;
    }

    /** Only what is to be otherwise than it is. @param move null if the card stays where it is */
    static List<TicketCommand> change(TicketRow ticket, Meant meant, @Nullable MoveCard move) {
        TicketFields said = meant.said();
        TicketId id = ticket.id();
        List<TicketCommand> steps = new ArrayList<>();
        if (said.name() != null && !said.name().equals(ticket.title())) steps.add(new ChangeTitle(id, said.name()));
        if (said.description() != null && !said.description().equals(ticket.description())) steps.add(new ChangeDescription(id, said.description()));
        if (said.type() != null && said.type() != ticket.board().type()) steps.add(new ChangeType(id, said.type()));
        weigh(ticket, said, steps);
        schedule(ticket, said, steps);
        if (meant.tags() != null && !new HashSet<>(meant.tags()).equals(new HashSet<>(ticket.board().tags()))) steps.add(new TagTicket(id, meant.tags()));
        if (meant.assignees() != null && !new HashSet<>(meant.assignees()).equals(new HashSet<>(ticket.agents()))) steps.add(new AssignTicket(id, meant.assignees(), ticket.team()));
        // What is over is taken up again before anything is done to it, and is over again only when all is done.
        if (move != null) steps.add(Stage.of(ticket.status()) == Stage.DONE ? 0 : steps.size(), move);
        return steps;
    }

    private static void weigh(TicketRow ticket, TicketFields said, List<TicketCommand> steps) {
        boolean priority = said.priority() != null && said.priority() != ticket.priority();
        boolean importance = said.importance() != null && said.importance() != KanbanTicketTranslation.weight(ticket.impact());
        boolean urgency = said.urgency() != null && said.urgency() != KanbanTicketTranslation.weight(ticket.urgency());
        if (!priority && !importance && !urgency) return;
        // Only among the desk's own tickets does the priority follow from the two others, and must be held.
        Priority held = ticket.board().project().equals(ProjectId.DESK) ? ticket.priority() : null;
        steps.add(new ChangePriority(ticket.id(), priority ? said.priority() : held, importance ? said.importance() : null, urgency ? said.urgency() : null));
    }

    private static void schedule(TicketRow ticket, TicketFields said, List<TicketCommand> steps) {
        LocalDate start = KanbanTicketParts.day(said.startDate(), ticket.board().start());
        LocalDate due = KanbanTicketParts.day(said.dueDate(), ticket.board().due());
        boolean starts = !Objects.equals(start, ticket.board().start());
        boolean ends = !Objects.equals(due, ticket.board().due());
        if (starts || ends) steps.add(new ScheduleTicket(ticket.id(), start, due, starts && ends ? Which.BOTH : starts ? Which.START : Which.DUE));
    }

    private static @Nullable MoveCard move(TicketId id, Meant meant, String rank) {
        return meant.column() == null ? null : new MoveCard(id, meant.column().id(), meant.column().stage(), rank);
    }
}
