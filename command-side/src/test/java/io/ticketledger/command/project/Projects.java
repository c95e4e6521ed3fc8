package io.ticketledger.command.project;

import io.ticketledger.command.Actor;
import io.ticketledger.command.People;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.ColumnId;
import io.ticketledger.events.CompanyId;
import io.ticketledger.events.ContactId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.Role;
import io.ticketledger.events.Stage;
import io.ticketledger.events.TagId;
import io.ticketledger.events.project.*;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A project, who is in it, and what is on its board. */
final class Projects {

    static final ProjectId WEBSITE = new ProjectId(id(1));
    static final ProjectId ELSEWHERE = new ProjectId(id(2));
    static final ColumnId NEW = new ColumnId(id(11));
    static final ColumnId DONE = new ColumnId(id(12));
    static final ColumnId DOING = new ColumnId(id(13));
    static final ColumnId LATER = new ColumnId(id(14));
    static final TagId BACKEND = new TagId(id(21));
    static final TagId FRONTEND = new TagId(id(22));
    static final ContactId GIORGI = new ContactId(id(31));
    static final CompanyId NIKORA = new CompanyId(id(41));
    static final CompanyId NOKIA = new CompanyId(id(42));

    static final Actor SUE_THE_SUPERADMIN = member("sue", 21, ProjectRole.SUPERADMIN);
    static final Actor ALF_THE_ADMIN = member("alf", 22, ProjectRole.ADMIN);
    static final Actor MAX_THE_MANAGER = member("max", 23, ProjectRole.MANAGER);
    static final Actor URS_THE_USER = member("urs", 24, ProjectRole.USER);
    static final Actor EVE_A_SUPERADMIN_ELSEWHERE = People.person("eve", 25, Role.REQUESTER).in(Map.of(ELSEWHERE, ProjectRole.SUPERADMIN));
    static final AccountId SUE = People.account(SUE_THE_SUPERADMIN);
    static final AccountId ALF = People.account(ALF_THE_ADMIN);
    static final AccountId URS = People.account(URS_THE_USER);

    static final ProjectCreated CREATED = new ProjectCreated(WEBSITE, 7, "WEB", "Website", "All of it");
    static final List<ProjectEvent> WEBSITE_BEGUN = List.of(CREATED, new RoleGiven(WEBSITE, SUE, ProjectRole.SUPERADMIN, 1),
            new ColumnAdded(WEBSITE, NEW, 1, "New", Stage.NEW, "#0052cc", 0), new ColumnAdded(WEBSITE, DONE, 2, "Done", Stage.DONE, "#4caf50", 1));
    static final ColumnAdded DOING_ADDED = new ColumnAdded(WEBSITE, DOING, 3, "Doing", Stage.IN_PROGRESS, "#ff9800", 2);
    static final ColumnAdded LATER_ADDED = new ColumnAdded(WEBSITE, LATER, 4, "Later", Stage.NEW, "#ff9800", 4);
    static final TagCreated BACKEND_CREATED = new TagCreated(WEBSITE, BACKEND, 1, "Backend", "Behind", "#123456");
    static final ProjectCreated DESKS = new ProjectCreated(ProjectId.DESK, 1, "DESK", "Service Desk", "");

    private Projects() {}

    static RoleGiven given(Actor member, ProjectRole role, long number) {
        return new RoleGiven(WEBSITE, People.account(member), role, number);
    }

    private static Actor member(String name, int number, ProjectRole role) {
        return People.person(name, number, Role.REQUESTER).in(Map.of(WEBSITE, role));
    }

    private static UUID id(int number) {
        return new UUID(0x019b4a7030007abcL, 0x9def000000000000L + number);
    }
}
