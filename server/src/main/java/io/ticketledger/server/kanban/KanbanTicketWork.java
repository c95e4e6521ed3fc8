package io.ticketledger.server.kanban;

import io.ticketledger.command.Actor;
import io.ticketledger.command.Rejection;
import io.ticketledger.command.project.ProjectCommand.CreateTag;
import io.ticketledger.command.ticket.Say;
import io.ticketledger.command.ticket.TicketCommand.InOneGo;
import io.ticketledger.command.ticket.TicketCommand.MoveCard;
import io.ticketledger.command.ticket.TicketCommand.OpenInOneGo;
import io.ticketledger.command.ticket.TicketCommand;
import io.ticketledger.events.ColumnId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.TicketId;
import io.ticketledger.query.projects.Board;
import io.ticketledger.query.projects.ColumnRow;
import io.ticketledger.query.projects.Columns;
import io.ticketledger.query.ticketlist.TicketRow;
import io.ticketledger.server.corridor.Fields;
import io.ticketledger.server.desk.Ids;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.desk.Together;
import io.ticketledger.server.kanban.KanbanOrderRequests.Asked;
import io.ticketledger.server.kanban.KanbanOrderRequests.TicketPlace;
import io.ticketledger.server.kanban.KanbanOrderRequests.TicketsOrder;
import io.ticketledger.server.kanban.KanbanPlaces.Placed;
import io.ticketledger.server.kanban.KanbanTicketParts.Meant;
import io.ticketledger.server.kanban.KanbanTicketRequests.TicketFields;
import io.ticketledger.server.kanban.KanbanTicketResponses.Ticket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tickets are opened, changed and put in order: each request is one command, so all of it happens or nothing. */
@Component
class KanbanTicketWork {

    private static final int ATTEMPTS = 20;
    private static final Duration UNTIL_A_TAG_IS_SEEN = Duration.ofMillis(50);

    private final KanbanMembers members;
    private final KanbanTickets tickets;
    private final KanbanTicketParts parts;
    private final KanbanPlaces places;
    private final Columns columns;
    private final Numbers numbers;

    KanbanTicketWork(KanbanMembers members, KanbanTickets tickets, KanbanTicketParts parts, KanbanPlaces places, Columns columns, Numbers numbers) {
        this.members = members;
        this.tickets = tickets;
        this.parts = parts;
        this.places = places;
        this.columns = columns;
        this.numbers = numbers;
    }

    Ticket open(KanbanCaller who, byte @Nullable [] body) {
        TicketId id = Ids.ticket();
        long number = numbers.next(Numbers.Kind.TICKET);
        return whileTagsAreMade(() -> {
            Meant meant = TicketFields.ofNew(body, (said, fields) -> parts.ofNew(said, fields, who)).orElseThrow();
            String rank = places.rank(id, number, Objects.requireNonNull(meant.column(), "a new ticket's column"), meant.board(), meant.said().order());
            OpenInOneGo open = new OpenInOneGo(KanbanTicketSteps.opening(id, number, who.id(), meant), KanbanTicketSteps.afterOpening(id, meant, rank));
            return tickets.change(who, id, meant.project().id(), together(meant.newTags(), open));
        });
    }

    /** Whoever has no say over the ticket is told so before his words are judged, and also if they change nothing. */
    Ticket change(KanbanCaller who, TicketRow ticket, byte @Nullable [] body) {
        ProjectId project = ticket.board().project();
        Say say = new Say(project, ticket.requester());
        Actor actor = who.actor(Set.of(project));
        if (!say.edits(actor) && !say.arranges(actor)) throw KanbanProblems.Refused.forbidden();
        return whileTagsAreMade(() -> {
            Meant meant = TicketFields.ofChange(body, (said, fields) -> parts.ofChange(ticket, said, fields, who)).orElseThrow(KanbanProblems.Refused::notFound);
            if (!say.edits(actor) && meant.said().edits()) throw KanbanProblems.Refused.forbidden();
            List<TicketCommand> steps = KanbanTicketSteps.change(ticket, meant, places.move(ticket, meant.board(), meant.column(), meant.said().order()));
            if (steps.isEmpty()) return tickets.show(ticket, who);
            return tickets.change(who, ticket.id(), meant.project().id(), together(meant.newTags(), new InOneGo(ticket.id(), steps)));
        });
    }

    void reorder(KanbanCaller who, byte @Nullable [] body) {
        List<Placed> placed = TicketsOrder.read(body, (asked, fields) -> placed(asked, fields, who));
        Map<ColumnId, List<Placed>> byColumn = new LinkedHashMap<>();
        for (Placed one : placed) byColumn.computeIfAbsent(one.column().id(), _ -> new ArrayList<>()).add(one);
        Set<TicketId> moving = placed.stream().map(one -> one.ticket().id()).collect(Collectors.toSet());
        Set<ProjectId> projects = new HashSet<>();
        List<MoveCard> moves = new ArrayList<>();
        byColumn.values().forEach(of -> {
            ColumnRow column = of.getFirst().column();
            projects.add(column.project());
            moves.addAll(places.arrange(of, column, columns.board(column.project()), moving));
        });
        // Everybody in the same order, so that nobody waits for a card while another waits for his.
        moves.sort(Comparator.comparing(move -> move.ticket().raw()));
        if (!moves.isEmpty()) members.ask(who, new Together(List.copyOf(moves)), projects);
    }

    private List<Placed> placed(Asked asked, Fields fields, KanbanCaller who) {
        List<Placed> placed = new ArrayList<>();
        Map<ProjectId, Board> boards = new HashMap<>();
        for (TicketPlace place : asked.places()) {
            Optional<TicketRow> ticket = tickets.find(place.id(), who);
            if (ticket.isEmpty()) {
                fields.refuse(asked.list(), Fields.unknownPk(place.id()), null);
                continue;
            }
            Board board = boards.computeIfAbsent(ticket.get().board().project(), columns::board);
            Optional<ColumnRow> column = place.column() == null ? KanbanTicketTranslation.column(ticket.get(), board)
                    : board.columns().stream().filter(one -> one.number() == place.column()).findFirst();
            if (column.isPresent()) placed.add(new Placed(ticket.get(), column.get(), place.order()));
            else fields.refuse("column", Fields.unknownPk(String.valueOf(place.column())), null);
        }
        return placed;
    }

    private static Object together(Collection<CreateTag> newTags, TicketCommand command) {
        if (newTags.isEmpty()) return command;
        List<Object> all = new ArrayList<>(newTags);
        all.add(command);
        return new Together(all);
    }

    /** Somebody else may have made a tag of the same name at the same moment: then it is there to be borne as soon as it is seen. */
    private static Ticket whileTagsAreMade(Supplier<Ticket> deed) {
        for (int attempt = 1; ; attempt++) {
            try {
                return deed.get();
            } catch (Rejection e) {
                if (!e.code().equals("a-tag-name-is-unique") || attempt == ATTEMPTS) throw e;
                LockSupport.parkNanos(UNTIL_A_TAG_IS_SEEN.toNanos());
            }
        }
    }
}
