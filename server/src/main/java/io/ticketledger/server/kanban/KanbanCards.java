package io.ticketledger.server.kanban;

import io.ticketledger.events.TicketId;
import io.ticketledger.query.companies.CompaniesProjection;
import io.ticketledger.query.projecting.Progress;
import io.ticketledger.query.projects.ProjectRow;
import io.ticketledger.query.projects.ProjectsProjection;
import io.ticketledger.query.ticketlist.TicketRow;
import io.ticketledger.server.kanban.KanbanBoardResponses.Column;
import io.ticketledger.server.kanban.KanbanTicketResponses.Ticket;
import io.ticketledger.server.kanban.KanbanTicketTranslation.Named;
import io.ticketledger.server.live.Handful;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a board looks like after a handful of events: looked up once for all who stand at it, by the first who has something to say. */
@Component
class KanbanCards {

    private static final List<String> SPOKEN_OF = List.of(ProjectsProjection.NAME, CompaniesProjection.NAME);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final KanbanTickets tickets;
    private final KanbanBoards boards;
    private final Progress progress;

    KanbanCards(KanbanTickets tickets, KanbanBoards boards, Progress progress) {
        this.tickets = tickets;
        this.boards = boards;
        this.progress = progress;
    }

    /** Empty if the project is gone by now. */
    Optional<Ticket> ticket(Handful handful, ProjectRow project, TicketRow ticket, KanbanCaller who) {
        Named named = handful.once("kanban tickets " + project.id(), () -> {
            progress.await(SPOKEN_OF, handful.last(), PATIENCE);
            Map<TicketId, TicketRow> rows = new LinkedHashMap<>();
            handful.happenings().stream().map(happening -> happening.ticket()).filter(row -> row.board().project().equals(project.id()))
                    .forEach(row -> rows.put(row.id(), row));
            return tickets.named(List.copyOf(rows.values()));
        });
        return KanbanTicketTranslation.ticket(ticket, named, who);
    }

    List<Column> columns(Handful handful, ProjectRow project) {
        return handful.once("kanban columns " + project.id(), () -> {
            progress.await(SPOKEN_OF, handful.last(), PATIENCE);
            return boards.columns(List.of(project));
        });
    }
}
