package io.ticketledger.command.project;

import static io.ticketledger.command.project.ProjectRules.aColorIsAColor;
import static io.ticketledger.command.project.ProjectRules.aProjectKeepsAColumn;
import static io.ticketledger.command.project.ProjectRules.anOrderCounts;
import static io.ticketledger.command.project.ProjectRules.onlySuperadminsRunAProject;
import static io.ticketledger.command.project.ProjectRules.theColumn;

import io.ticketledger.command.Context;
import io.ticketledger.command.Rejection;
import io.ticketledger.command.Wording;
import io.ticketledger.command.project.ProjectCommand.*;
import io.ticketledger.command.project.ProjectState.Column;
import io.ticketledger.events.ColumnId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.project.*;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** The columns of a project: which there are, what they stand for, and where they stand. */
final class Board {

    private Board() {}

    static List<ProjectEvent> add(ProjectState project, AddColumn c, Context context) {
        onlySuperadminsRunAProject(project, context.actor());
        if (project.columns().containsKey(c.column())) throw Rejection.conflict("a-column-is-added-once", "This column has been added already.");
        Wording.aNameIsGiven(c.name(), ProjectRules.LONGEST_LABEL);
        aColorIsAColor(c.color());
        if (c.order() != null) anOrderCounts(c.order());
        Places before = Places.of(project);
        int place = c.order() == null ? before.behindTheLast() : c.order();
        List<ProjectEvent> events = new ArrayList<>(moved(c.project(), before, before.with(c.column(), place)));
        events.add(new ColumnAdded(c.project(), c.column(), c.number(), c.name(), c.stage() == null ? StageByName.of(c.name()) : c.stage(), c.color(), place));
        return events;
    }

    static List<ProjectEvent> change(ProjectState project, ChangeColumn c, Context context) {
        onlySuperadminsRunAProject(project, context.actor());
        Column column = theColumn(project, c.column());
        List<ProjectEvent> events = new ArrayList<>();
        if (c.name() != null && !c.name().equals(column.name())) {
            Wording.aNameIsGiven(c.name(), ProjectRules.LONGEST_LABEL);
            events.add(new ColumnRenamed(c.project(), c.column(), c.name()));
        }
        if (c.stage() != null && c.stage() != column.stage()) events.add(new ColumnStageChanged(c.project(), c.column(), c.stage()));
        if (c.color() != null && !c.color().equals(column.color())) {
            aColorIsAColor(c.color());
            events.add(new ColumnRecolored(c.project(), c.column(), c.color()));
        }
        if (c.order() != null) {
            anOrderCounts(c.order());
            Places before = Places.of(project);
            events.addAll(moved(c.project(), before, before.with(c.column(), c.order())));
        }
        return events;
    }

    static List<ProjectEvent> order(ProjectState project, OrderColumns c, Context context) {
        onlySuperadminsRunAProject(project, context.actor());
        Map<ColumnId, Integer> named = new HashMap<>();
        for (ColumnOrder each : c.columns()) {
            if (!project.columns().containsKey(each.column())) throw Rejection.invalid("only-columns-of-the-project", "The project has no such column.");
            anOrderCounts(each.order());
            if (named.put(each.column(), each.order()) != null) throw Rejection.invalid("one-place-one-column", "A column is named twice.");
        }
        if (new HashSet<>(named.values()).size() < named.size()) throw Rejection.invalid("one-place-one-column", "Two columns cannot have the same order.");
        Places before = Places.of(project);
        return moved(c.project(), before, before.with(named));
    }

    static List<ProjectEvent> remove(ProjectState project, RemoveColumn c, Context context) {
        onlySuperadminsRunAProject(project, context.actor());
        theColumn(project, c.column());
        aProjectKeepsAColumn(project);
        return List.of(new ColumnRemoved(c.project(), c.column()));
    }

    private static List<ProjectEvent> moved(ProjectId project, Places before, Places after) {
        List<ColumnOrder> changed = after.since(before);
        return changed.isEmpty() ? List.of() : List.of(new ColumnsOrdered(project, changed));
    }
}
