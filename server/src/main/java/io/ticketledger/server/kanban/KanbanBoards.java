package io.ticketledger.server.kanban;

import static io.ticketledger.server.kanban.KanbanProblems.Refused.notFound;
import static io.ticketledger.server.kanban.KanbanProblems.invalid;

import io.ticketledger.events.ColumnId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.query.figures.ProjectFigures;
import io.ticketledger.query.projects.Board;
import io.ticketledger.query.projects.ColumnRow;
import io.ticketledger.query.projects.Columns;
import io.ticketledger.query.projects.ProjectRow;
import io.ticketledger.server.corridor.Fields;
import io.ticketledger.server.corridor.Query;
import io.ticketledger.server.kanban.KanbanBoardResponses.Column;
import io.ticketledger.server.kanban.KanbanDashboardResponses.ColumnCount;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which project a request about boards means, and columns with what is in them. */
@Component
class KanbanBoards {

    private static final String PROJECT = "project";

    private final KanbanMembers members;
    private final Columns columns;
    private final ProjectFigures figures;

    KanbanBoards(KanbanMembers members, Columns columns, ProjectFigures figures) {
        this.members = members;
        this.columns = columns;
        this.figures = figures;
    }

    /** Those a list is about: the one named behind the question mark or in the header, or else all that exist for the caller. */
    List<ProjectRow> narrowed(Query query, HttpServletRequest request, KanbanCaller who) {
        ProjectRow one = one(query, request, who);
        return one == null ? members.visible(who) : List.of(one);
    }

    /** As {@link #narrowed}; null if none is named. */
    @Nullable ProjectRow one(Query query, HttpServletRequest request, KanbanCaller who) {
        Long named = query.number(PROJECT);
        query.verdict();
        if (named != null) return members.find(named, who).orElseThrow(KanbanProblems.Refused::notFound);
        String header = request.getHeader(KanbanMembers.PROJECT_HEADER);
        return header == null || header.isBlank() ? null : members.inSight(header.strip(), who);
    }

    /** Whether it is clear where something new goes. */
    void judgeHome(Fields fields, HttpServletRequest request, KanbanCaller who) {
        if (fields.errors().containsKey(PROJECT)) return;
        Long named = fields.pk(PROJECT).orElse(null);
        if (named == null && members.current(request, who).isEmpty()) fields.refuse(PROJECT, "This field is required.", null);
        if (named != null && members.find(named, who).isEmpty()) fields.refuse(PROJECT, Fields.unknownPk(named), null);
    }

    /** Where something new goes. @param named in the body, if it is */
    ProjectRow home(@Nullable Long named, HttpServletRequest request, KanbanCaller who) {
        if (named != null) return members.find(named, who).orElseThrow(() -> invalid(PROJECT, Fields.unknownPk(named)));
        return members.current(request, who).orElseThrow(() -> invalid(PROJECT, "This field is required."));
    }

    /** All columns of these projects, each project's as they stand. */
    List<Column> columns(List<ProjectRow> projects) {
        Map<ProjectId, ProjectRow> byId = projects.stream().collect(Collectors.toMap(ProjectRow::id, Function.identity()));
        Map<ProjectId, Board> found = columns.boards(byId.keySet());
        Map<ColumnId, Long> cards = figures.perColumn(found);
        return projects.stream().flatMap(project -> found.getOrDefault(project.id(), new Board(List.of())).columns().stream()
                .map(column -> KanbanBoardTranslation.column(column, project, cards.getOrDefault(column.id(), 0L)))).toList();
    }

    Column column(ColumnId id, ProjectRow project) {
        Board board = columns.board(project.id());
        ColumnRow column = board.column(id).orElseThrow(() -> notFound());
        return KanbanBoardTranslation.column(column, project, figures.perColumn(project.id(), board).getOrDefault(id, 0L));
    }

    List<ColumnCount> summary(ProjectRow project) {
        Board board = columns.board(project.id());
        Map<ColumnId, Long> cards = figures.perColumn(project.id(), board);
        return board.columns().stream().map(column -> new ColumnCount(column.number(), column.name(), cards.getOrDefault(column.id(), 0L))).toList();
    }
}
