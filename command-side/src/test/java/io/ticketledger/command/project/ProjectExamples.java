package io.ticketledger.command.project;

import static io.ticketledger.command.project.Projects.*;

import io.ticketledger.command.ShellSpecification.Example;
import io.ticketledger.command.project.ProjectCommand.*;
import io.ticketledger.events.CompanyRole;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.Stage;
import io.ticketledger.events.project.*;
import java.util.ArrayList;
import java.util.List;

/** One accepted use of every command at least, and every event at least once among what comes of it. */
final class ProjectExamples {

    private static final RoleGiven ALF_IN = new RoleGiven(WEBSITE, ALF, ProjectRole.ADMIN, 2);
    private static final CompanyVouched VOUCHED = new CompanyVouched(WEBSITE, NIKORA, URS, CompanyRole.USER);

    static final List<Example<ProjectCommand, ProjectEvent>> ALL = List.of(
            new Example<>(List.of(), SUE_THE_SUPERADMIN, new CreateProject(WEBSITE, 7, "WEB", "Website", "All of it",
                    List.of(new NewColumn(NEW, 1, "New", Stage.NEW, "#0052cc"), new NewColumn(DONE, 2, "Done", Stage.DONE, "#4caf50")), 1L), WEBSITE_BEGUN),
            example(List.of(), new ChangeProject(WEBSITE, "SITE", "The website", "And more"), new ProjectKeyChanged(WEBSITE, "WEB", "SITE"),
                    new ProjectRenamed(WEBSITE, "The website"), new ProjectDescribed(WEBSITE, "And more")),
            example(List.of(), new DeleteProject(WEBSITE), new ProjectDeleted(WEBSITE, "WEB")),
            example(List.of(), new GiveRole(WEBSITE, ALF, ProjectRole.ADMIN, 2), ALF_IN),
            example(List.of(ALF_IN), new TakeRole(WEBSITE, ALF), new RoleTaken(WEBSITE, ALF)),
            example(List.of(), new VouchFor(WEBSITE, NIKORA, URS, CompanyRole.USER, 3), VOUCHED, new RoleGiven(WEBSITE, URS, ProjectRole.USER, 3)),
            example(List.of(VOUCHED, new RoleGiven(WEBSITE, URS, ProjectRole.USER, 3)), new WithdrawVouch(WEBSITE, NIKORA, URS, CompanyRole.USER),
                    new CompanyVouchWithdrawn(WEBSITE, NIKORA, URS, CompanyRole.USER), new RoleTaken(WEBSITE, URS)),
            example(List.of(), new AddColumn(WEBSITE, DOING, 3, "Doing", null, "#ff9800", 1), new ColumnsOrdered(WEBSITE, List.of(new ColumnOrder(DONE, 2))),
                    new ColumnAdded(WEBSITE, DOING, 3, "Doing", Stage.IN_PROGRESS, "#ff9800", 1)),
            example(List.of(), new ChangeColumn(WEBSITE, NEW, "Inbox", Stage.REVIEW, "#ffffff", 5), new ColumnRenamed(WEBSITE, NEW, "Inbox"),
                    new ColumnStageChanged(WEBSITE, NEW, Stage.REVIEW), new ColumnRecolored(WEBSITE, NEW, "#ffffff"),
                    new ColumnsOrdered(WEBSITE, List.of(new ColumnOrder(NEW, 5)))),
            example(List.of(), new OrderColumns(WEBSITE, List.of(new ColumnOrder(NEW, 1), new ColumnOrder(DONE, 0))),
                    new ColumnsOrdered(WEBSITE, List.of(new ColumnOrder(DONE, 0), new ColumnOrder(NEW, 1)))),
            example(List.of(), new RemoveColumn(WEBSITE, DONE), new ColumnRemoved(WEBSITE, DONE)),
            example(List.of(), new CreateTag(WEBSITE, BACKEND, 1, "Backend", "Behind", "#123456"), BACKEND_CREATED),
            example(List.of(BACKEND_CREATED), new ChangeTag(WEBSITE, BACKEND, "Server", "Far behind", "#abcdef"), new TagRenamed(WEBSITE, BACKEND, "Server"),
                    new TagDescribed(WEBSITE, BACKEND, "Far behind"), new TagRecolored(WEBSITE, BACKEND, "#abcdef")),
            example(List.of(BACKEND_CREATED), new DeleteTag(WEBSITE, BACKEND), new TagDeleted(WEBSITE, BACKEND)),
            example(List.of(BACKEND_CREATED), new AddTagContact(WEBSITE, BACKEND, GIORGI, 1, "Owner"), new TagContactAdded(WEBSITE, BACKEND, GIORGI, 1, "Owner")),
            example(List.of(BACKEND_CREATED, new TagContactAdded(WEBSITE, BACKEND, GIORGI, 1, "Owner")), new RemoveTagContact(WEBSITE, BACKEND, GIORGI),
                    new TagContactRemoved(WEBSITE, BACKEND, GIORGI)));

    private ProjectExamples() {}

    private static Example<ProjectCommand, ProjectEvent> example(List<ProjectEvent> given, ProjectCommand command, ProjectEvent... then) {
        List<ProjectEvent> all = new ArrayList<>(WEBSITE_BEGUN);
        all.addAll(given);
        return new Example<>(all, SUE_THE_SUPERADMIN, command, List.of(then));
    }
}
