package io.ticketledger.server.kanban;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.TagId;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.ticket.CommentAdded;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.projecting.Progress;
import io.ticketledger.query.projects.Board;
import io.ticketledger.query.projects.ColumnRow;
import io.ticketledger.query.projects.Columns;
import io.ticketledger.query.projects.ProjectRow;
import io.ticketledger.query.projects.Projects;
import io.ticketledger.query.projects.ProjectsProjection;
import io.ticketledger.query.projects.TagRow;
import io.ticketledger.query.projects.Tags;
import io.ticketledger.query.ticketlist.InColumn;
import io.ticketledger.query.ticketlist.TicketList;
import io.ticketledger.query.ticketlist.TicketRow;
import io.ticketledger.server.kanban.KanbanLiveResponses.BoardSaid;
import io.ticketledger.server.kanban.KanbanLiveResponses.Card;
import io.ticketledger.server.kanban.KanbanLiveResponses.CommentSaid;
import io.ticketledger.server.kanban.KanbanLiveResponses.TicketSaid;
import io.ticketledger.server.live.Handful;
import io.ticketledger.server.live.Happening;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the cards of a board look like after a handful of events: looked up once for all who stand at it, by the first who has something to say. */
@Component
class KanbanCards {

    private static final List<String> BOARDS = List.of(ProjectsProjection.NAME);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TicketList tickets;
    private final Projects projects;
    private final Columns columns;
    private final Tags tags;
    private final Progress progress;

    KanbanCards(TicketList tickets, Projects projects, Columns columns, Tags tags, Progress progress) {
        this.tickets = tickets;
        this.projects = projects;
        this.columns = columns;
        this.tags = tags;
        this.progress = progress;
    }

    Shown of(Handful handful, ProjectRow project) {
        return handful.once("kanban " + project.id(), () -> {
            progress.await(BOARDS, handful.last(), PATIENCE);
            return look(handful, projects.byId(project.id()).orElse(project));
        });
    }

    private Shown look(Handful handful, ProjectRow project) {
        Map<TicketId, TicketRow> rows = new LinkedHashMap<>();
        Map<AccountId, Account> people = new HashMap<>();
        for (Happening happening : handful.happenings()) {
            if (!happening.ticket().board().project().equals(project.id())) continue;
            rows.put(happening.ticket().id(), happening.ticket());
            people.putAll(happening.people());
        }
        Board board = columns.board(project.id());
        List<TicketRow> placed = rows.values().stream().filter(row -> !row.board().archived() && column(board, row) != null).toList();
        Map<TicketId, Integer> order = tickets.orderInColumn(placed, row -> place(board, row));
        Set<TagId> borne = rows.values().stream().flatMap(row -> row.board().tags().stream()).collect(Collectors.toSet());
        return new Shown(project, board, rows, order, tags.tagsByIds(borne), people);
    }

    private static @Nullable ColumnRow column(Board board, TicketRow row) {
        return board.columnOf(row.board().column(), row.status()).orElse(null);
    }

    private static InColumn place(Board board, TicketRow row) {
        Board.InColumn column = board.inColumn(board.columnOf(row.board().column(), row.status()).orElseThrow());
        return new InColumn(column.column(), row.board().project(), column.unplaced());
    }

    /** @param order of those that are in a column */
    record Shown(ProjectRow project, Board board, Map<TicketId, TicketRow> rows, Map<TicketId, Integer> order, Map<TagId, TagRow> tags,
            Map<AccountId, Account> people) {

        String columns() {
            return KanbanSockets.words(new BoardSaid(KanbanLiveResponses.COLUMNS, project.number(),
                    board.columns().stream().map(column -> KanbanLiveTranslation.column(column, project)).toList()));
        }

        /** @param to who is told: whether he follows the ticket is his alone */
        String ticket(String type, TicketId ticket, AccountId to) {
            return KanbanSockets.words(new TicketSaid(type, project.number(), card(rows.get(ticket), to)));
        }

        String comment(Happening happening, CommentAdded comment, AccountId to) {
            return KanbanSockets.words(new CommentSaid(KanbanLiveResponses.COMMENTED, project.number(), card(happening.ticket(), to),
                    KanbanLiveTranslation.comment(happening, comment)));
        }

        private Card card(TicketRow row, AccountId to) {
            ColumnRow column = column(board, row);
            List<String> tagNames = row.board().tags().stream().map(tags::get).filter(Objects::nonNull).map(TagRow::name).toList();
            List<Long> agents = row.agents().stream().map(people::get).filter(Objects::nonNull).map(Account::number).toList();
            return KanbanLiveTranslation.card(row, project, column, order.get(row.id()), tagNames, agents, row.board().followers().contains(to));
        }
    }
}
