package io.ticketledger.server.kanban;


import io.ticketledger.command.project.ProjectCommand.GiveRole;
import io.ticketledger.command.project.ProjectCommand.TakeRole;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.query.projects.Membership;
import io.ticketledger.query.projects.ProjectRow;
import io.ticketledger.query.projects.Projects;
import io.ticketledger.server.corridor.Takes;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.desk.Outcome;
import io.ticketledger.server.kanban.KanbanPeopleRequests.NewRole;
import io.ticketledger.server.kanban.KanbanPeopleRequests.OldRole;
import io.ticketledger.server.kanban.KanbanPeopleResponses.HeldRoles;
import io.ticketledger.server.kanban.KanbanPeopleResponses.Message;
import io.ticketledger.server.kanban.KanbanPeopleResponses.RoleAssigned;
import io.ticketledger.server.kanban.KanbanPeopleResponses.UserRole;
import io.ticketledger.server.security.Caller;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What people are in projects. */
@RestController
@RequestMapping("/kanban/api/tickets/users/{number}")
class KanbanRolesApi {

    private final KanbanPeople people;
    private final KanbanMembers members;
    private final Projects projects;
    private final Directory directory;
    private final Numbers numbers;

    KanbanRolesApi(KanbanPeople people, KanbanMembers members, Projects projects, Directory directory, Numbers numbers) {
        this.people = people;
        this.members = members;
        this.projects = projects;
        this.directory = directory;
        this.numbers = numbers;
    }

    @GetMapping("/roles")
    HeldRoles roles(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
        KanbanCaller who = members.of(caller);
        return new HeldRoles(people.roles(people.inSight(number, who).id(), who));
    }

    @PostMapping("/assign_role")
    @Takes(NewRole.class)
    ResponseEntity<RoleAssigned> assign(@AuthenticationPrincipal Caller caller, @PathVariable String number, @RequestBody(required = false) byte @Nullable [] body) {
        KanbanCaller who = members.of(caller);
        NewRole asked = NewRole.read(body);
        ProjectRow project = members.find(asked.projectId(), who).orElseThrow(KanbanProblems.Refused::notFound);
        Account account = toBeMember(number, project, who);
        Optional<Membership> before = projects.membership(project.id(), account.id());
        GiveRole give = new GiveRole(project.id(), account.id(), asked.role(), numbers.next(Numbers.Kind.MEMBERSHIP));
        Outcome outcome = members.ask(who, give, project.id());
        Membership now = Optional.of(outcome).filter(Outcome::isReadable).flatMap(_ -> projects.membership(project.id(), account.id()))
                .orElseGet(() -> new Membership(before.map(Membership::number).orElse(give.number()), project.id(), account.id(), give.role(), Instant.now(), who.id()));
        boolean created = outcome.position() != Outcome.NOTHING && (outcome.isReadable() ? now.number() == give.number() : before.isEmpty());
        String role = KanbanVocabulary.ROLE.wire(now.role());
        UserRole shown = new UserRole(now.number(), account.number(), project.number(), role, now.since(),
                Optional.ofNullable(now.by()).flatMap(directory::byId).map(Account::number).orElse(null));
        return ResponseEntity.status(created ? HttpStatus.CREATED : HttpStatus.OK)
                .body(new RoleAssigned(account.username() + " assigned as " + role + " in " + project.name(), shown, created));
    }

    /** Whoever runs a project may take in anybody; to others only those exist whom they see. */
    private Account toBeMember(String number, ProjectRow project, KanbanCaller who) {
        if (!who.isIn(project.id(), ProjectRole.SUPERADMIN)) return people.inSight(number, who);
        return people.existing(number).orElseThrow(KanbanProblems.Refused::notFound);
    }

    @PostMapping("/remove_role")
    @Takes(OldRole.class)
    Message remove(@AuthenticationPrincipal Caller caller, @PathVariable String number, @RequestBody(required = false) byte @Nullable [] body) {
        KanbanCaller who = members.of(caller);
        OldRole asked = OldRole.read(body);
        ProjectRow project = members.find(asked.projectId(), who).orElseThrow(KanbanProblems.Refused::notFound);
        Account account = people.inSight(number, who);
        members.ask(who, new TakeRole(project.id(), account.id()), project.id());
        return new Message("Role removed for " + account.username());
    }
}
