package io.ticketledger.command.project;

import io.ticketledger.command.Context;
import io.ticketledger.command.project.ProjectCommand.*;
import io.ticketledger.events.project.*;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a project answers to a command, and what it is after an event. Pure, like its neighbour for tickets. */
final class ProjectDecider {

    private ProjectDecider() {}

    static List<ProjectEvent> decide(@Nullable ProjectState project, ProjectCommand command, Context context) {
        if (command instanceof CreateProject c) return Founding.create(project, c, context);
        if (project == null || project.isDeleted()) throw ProjectRules.unknown();
        return switch (command) {
            case CreateProject c -> Founding.create(project, c, context);
            case ChangeProject c -> Founding.change(project, c, context);
            case DeleteProject c -> Founding.delete(project, c, context);
            case GiveRole c -> Membership.give(project, c, context);
            case TakeRole c -> Membership.take(project, c, context);
            case VouchFor c -> Membership.vouch(project, c, context);
            case WithdrawVouch c -> Membership.withdraw(project, c, context);
            case AddColumn c -> Board.add(project, c, context);
            case ChangeColumn c -> Board.change(project, c, context);
            case OrderColumns c -> Board.order(project, c, context);
            case RemoveColumn c -> Board.remove(project, c, context);
            case CreateTag c -> Tagging.create(project, c, context);
            case ChangeTag c -> Tagging.change(project, c, context);
            case DeleteTag c -> Tagging.delete(project, c, context);
            case AddTagContact c -> Tagging.addContact(project, c, context);
            case RemoveTagContact c -> Tagging.removeContact(project, c, context);
        };
    }

    static ProjectState evolve(@Nullable ProjectState project, ProjectEvent event) {
        if (event instanceof ProjectCreated e) return ProjectState.created(e);
        if (project == null) throw new IllegalStateException("the stream of " + event.project() + " does not begin with its creation");
        return switch (event) {
            case ProjectCreated e -> ProjectState.created(e);
            case ProjectRenamed e -> project.named(e.name());
            case ProjectDescribed e -> project.described(e.description());
            case ProjectKeyChanged e -> project.keyed(e.to());
            case ProjectDeleted _ -> project.deleted();
            case RoleGiven e -> project.with(project.members().given(e));
            case RoleTaken e -> project.with(project.members().taken(e));
            case CompanyVouched e -> project.with(project.members().vouched(e));
            case CompanyVouchWithdrawn e -> project.with(project.members().withdrawn(e));
            case ColumnAdded e -> project.with(e.column(), new ProjectState.Column(e.name(), e.stage(), e.color(), e.order()));
            case ColumnRenamed e -> project.with(e.column(), project.column(e.column()).named(e.name()));
            case ColumnRecolored e -> project.with(e.column(), project.column(e.column()).colored(e.color()));
            case ColumnStageChanged e -> project.with(e.column(), project.column(e.column()).in(e.stage()));
            case ColumnsOrdered e -> project.ordered(e.columns());
            case ColumnRemoved e -> project.without(e.column());
            case TagCreated e -> project.with(e.tag(), ProjectState.Tag.created(e));
            case TagRenamed e -> project.with(e.tag(), project.tag(e.tag()).named(e.name()));
            case TagDescribed e -> project.with(e.tag(), project.tag(e.tag()).described(e.description()));
            case TagRecolored e -> project.with(e.tag(), project.tag(e.tag()).colored(e.color()));
            case TagDeleted e -> project.without(e.tag());
            case TagContactAdded e -> project.with(e.tag(), project.tag(e.tag()).asking(e.contact()));
            case TagContactRemoved e -> project.with(e.tag(), project.tag(e.tag()).notAsking(e.contact()));
        };
    }
}
