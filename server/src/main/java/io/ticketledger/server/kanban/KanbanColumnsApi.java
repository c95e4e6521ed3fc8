package io.ticketledger.server.kanban;

import static io.ticketledger.server.kanban.KanbanProblems.Refused.conflict;
import static io.ticketledger.server.kanban.KanbanProblems.invalid;

import io.ticketledger.command.project.ProjectCommand.AddColumn;
import io.ticketledger.command.project.ProjectCommand.ChangeColumn;
import io.ticketledger.command.project.ProjectCommand.OrderColumns;
import io.ticketledger.command.project.ProjectCommand.RemoveColumn;
import io.ticketledger.command.project.StageByName;
import io.ticketledger.events.ColumnId;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.project.ColumnOrder;
import io.ticketledger.query.figures.ProjectFigures;
import io.ticketledger.query.projects.ColumnRow;
import io.ticketledger.query.projects.Columns;
import io.ticketledger.query.projects.ProjectRow;
import io.ticketledger.query.projects.Projects;
import io.ticketledger.server.corridor.Fields;
import io.ticketledger.server.corridor.Listing;
import io.ticketledger.server.corridor.PageRequest;
import io.ticketledger.server.corridor.Query;
import io.ticketledger.server.corridor.Takes;
import io.ticketledger.server.corridor.Text;
import io.ticketledger.server.desk.Ids;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.desk.Outcome;
import io.ticketledger.server.kanban.KanbanBoardRequests.ColumnChange;
import io.ticketledger.server.kanban.KanbanBoardRequests.ColumnPlace;
import io.ticketledger.server.kanban.KanbanBoardRequests.ColumnsOrder;
import io.ticketledger.server.kanban.KanbanBoardRequests.NewColumn;
import io.ticketledger.server.kanban.KanbanBoardResponses.Column;
import io.ticketledger.server.kanban.KanbanBoardResponses.Done;
import io.ticketledger.server.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The columns of boards. */
@RestController
@RequestMapping("/kanban/api/tickets/columns")
class KanbanColumnsApi {

    private final KanbanMembers members;
    private final KanbanBoards boards;
    private final Columns columns;
    private final Projects projects;
    private final ProjectFigures figures;
    private final Numbers numbers;

    /** A column in a project that exists for the caller. */
    private record Found(ColumnRow column, ProjectRow project) {}

    KanbanColumnsApi(KanbanMembers members, KanbanBoards boards, Columns columns, Projects projects, ProjectFigures figures, Numbers numbers) {
        this.members = members;
        this.boards = boards;
        this.columns = columns;
        this.projects = projects;
        this.figures = figures;
        this.numbers = numbers;
    }

    /** Without a project behind the question mark, that of the header; without either, all. */
    @GetMapping
    Listing<Column> list(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        KanbanCaller who = members.of(caller);
        Query query = Query.of(request);
        Optional<PageRequest> page = PageRequest.asked(query);
        return Listing.cut(page, boards.columns(boards.narrowed(query, request, who)));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Takes(NewColumn.class)
    Column create(@AuthenticationPrincipal Caller caller, @RequestBody(required = false) byte @Nullable [] body, HttpServletRequest request) {
        KanbanCaller who = members.of(caller);
        NewColumn asked = NewColumn.read(body, fields -> boards.judgeHome(fields, request, who));
        ProjectRow project = boards.home(asked.project(), request, who);
        ColumnId id = Ids.column();
        long number = numbers.next(Numbers.Kind.COLUMN);
        Outcome outcome = members.ask(who, new AddColumn(project.id(), id, number, asked.name(), asked.stage(), asked.color(), asked.order()), project.id());
        if (outcome.isReadable()) return boards.column(id, project);
        int order = asked.order() == null ? columns.board(project.id()).columns().size() : asked.order();
        ColumnRow made = new ColumnRow(id, number, project.id(), asked.name(), asked.stage() == null ? StageByName.of(asked.name()) : asked.stage(), asked.color(), order,
                Instant.now(), Instant.now());
        return KanbanBoardTranslation.column(made, project, 0);
    }

    @PostMapping("/reorder")
    @Takes(ColumnsOrder.class)
    Done reorder(@AuthenticationPrincipal Caller caller, @RequestBody(required = false) byte @Nullable [] body) {
        KanbanCaller who = members.of(caller);
        List<ColumnPlace> asked = ColumnsOrder.read(body).order();
        ProjectRow project = named(asked.getFirst(), who).project;
        Map<Long, ColumnRow> board = columns.board(project.id()).columns().stream().collect(Collectors.toMap(ColumnRow::number, Function.identity()));
        List<ColumnOrder> places = new ArrayList<>();
        for (ColumnPlace place : asked) {
            ColumnRow column = board.get(place.id());
            if (column == null) throw invalid("order", "Column " + named(place, who).column.number() + " is of another project.");
            places.add(new ColumnOrder(column.id(), place.order()));
        }
        members.ask(who, new OrderColumns(project.id(), places), project.id());
        return new Done("columns reordered");
    }

    @GetMapping("/{number}")
    Column details(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
        Found found = inSight(number, members.of(caller));
        return boards.column(found.column.id(), found.project);
    }

    /** Cards of one stage would stand in a column of another if that of a column with cards were changed. */
    @PatchMapping("/{number}")
    @Takes(ColumnChange.class)
    Column change(@AuthenticationPrincipal Caller caller, @PathVariable String number, @RequestBody(required = false) byte @Nullable [] body) {
        KanbanCaller who = members.of(caller);
        Found found = inSight(number, who);
        ColumnChange asked = ColumnChange.read(body);
        if (asked.stage() != null && asked.stage() != found.column.stage()) mustBeEmpty(found, who, "The stage of a column can only be changed while no card is in it.");
        members.ask(who, new ChangeColumn(found.project.id(), found.column.id(), asked.name(), asked.stage(), asked.color(), asked.order()), found.project.id());
        return boards.column(found.column.id(), found.project);
    }

    @DeleteMapping("/{number}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
        KanbanCaller who = members.of(caller);
        Found found = inSight(number, who);
        mustBeEmpty(found, who, "A column can only be deleted while no card is in it.");
        members.ask(who, new RemoveColumn(found.project.id(), found.column.id()), found.project.id());
    }

    /** Whoever may not change a column at all is told that and not what is in it. */
    private void mustBeEmpty(Found found, KanbanCaller who, String otherwise) {
        if (!who.isIn(found.project.id(), ProjectRole.SUPERADMIN)) throw KanbanProblems.Refused.forbidden();
        long cards = figures.perColumn(found.project.id(), columns.board(found.project.id())).getOrDefault(found.column.id(), 0L);
        if (cards > 0) throw conflict(otherwise);
    }

    private Found named(ColumnPlace place, KanbanCaller who) {
        return find(place.id(), who).orElseThrow(() -> invalid("order", Fields.unknownPk(place.id())));
    }

    private Found inSight(String number, KanbanCaller who) {
        return Text.number(number).flatMap(n -> find(n, who)).orElseThrow(KanbanProblems.Refused::notFound);
    }

    private Optional<Found> find(long number, KanbanCaller who) {
        return columns.columnByNumber(number).filter(column -> who.sees(column.project()))
                .flatMap(column -> projects.byId(column.project()).map(project -> new Found(column, project)));
    }
}
