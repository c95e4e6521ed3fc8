package io.ticketledger.command.project;

import static io.ticketledger.command.project.ProjectRules.aColorIsAColor;
import static io.ticketledger.command.project.ProjectRules.aKeyIsShort;
import static io.ticketledger.command.project.ProjectRules.onlySuperadminsRunAProject;
import static io.ticketledger.command.project.ProjectRules.theDesksProjectStays;

import io.ticketledger.command.Context;
import io.ticketledger.command.Rejection;
import io.ticketledger.command.Wording;
import io.ticketledger.command.project.ProjectCommand.*;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.project.*;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A project begins, goes by another name, and ends. That its key is free is settled by the log, in the same transaction. */
final class Founding {

    private Founding() {}

    static List<ProjectEvent> create(@Nullable ProjectState project, CreateProject c, Context context) {
        if (project != null) throw Rejection.conflict("a-project-is-created-once", "This project has been created already.");
        AccountId creator = context.actor().account();
        if ((creator == null) != (c.membership() == null)) {
            throw Rejection.invalid("whoever-begins-a-project-runs-it", "Whoever begins a project becomes its superadmin; the desk itself does not.");
        }
        aKeyIsShort(c.key());
        Wording.aNameIsGiven(c.name(), ProjectRules.LONGEST_NAME);
        Wording.itIsNotTooLong("A description", c.description(), Wording.LONGEST_DESCRIPTION);
        List<ProjectEvent> events = new ArrayList<>();
        events.add(new ProjectCreated(c.project(), c.number(), c.key(), c.name(), c.description()));
        if (creator != null && c.membership() != null) events.add(new RoleGiven(c.project(), creator, ProjectRole.SUPERADMIN, c.membership()));
        for (NewColumn column : c.columns()) {
            Wording.aNameIsGiven(column.name(), ProjectRules.LONGEST_LABEL);
            aColorIsAColor(column.color());
            events.add(new ColumnAdded(c.project(), column.column(), column.number(), column.name(), column.stage(), column.color(), c.columns().indexOf(column)));
        }
        return events;
    }

    static List<ProjectEvent> change(ProjectState project, ChangeProject c, Context context) {
        onlySuperadminsRunAProject(project, context.actor());
        List<ProjectEvent> events = new ArrayList<>();
        if (c.key() != null && !c.key().equals(project.key())) {
            theDesksProjectStays(project, "keeps its key");
            aKeyIsShort(c.key());
            events.add(new ProjectKeyChanged(c.project(), project.key(), c.key()));
        }
        if (c.name() != null && !c.name().equals(project.name())) {
            Wording.aNameIsGiven(c.name(), ProjectRules.LONGEST_NAME);
            events.add(new ProjectRenamed(c.project(), c.name()));
        }
        if (c.description() != null && !c.description().equals(project.description())) {
            Wording.itIsNotTooLong("A description", c.description(), Wording.LONGEST_DESCRIPTION);
            events.add(new ProjectDescribed(c.project(), c.description()));
        }
        return events;
    }

    static List<ProjectEvent> delete(ProjectState project, DeleteProject c, Context context) {
        onlySuperadminsRunAProject(project, context.actor());
        theDesksProjectStays(project, "cannot be deleted");
        return List.of(new ProjectDeleted(c.project(), project.key()));
    }
}
