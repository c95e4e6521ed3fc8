package io.ticketledger.server.kanban;

import static io.ticketledger.server.kanban.KanbanProblems.Refused.forbidden;

import io.ticketledger.command.company.CompanyCommand.Member;
import io.ticketledger.command.company.CompanyCommand.Standing;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.CompanyRole;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.Role;
import io.ticketledger.query.companies.CompanyRow;
import io.ticketledger.query.directory.Account;
import io.ticketledger.server.corridor.Takes;
import io.ticketledger.server.desk.Ids;
import io.ticketledger.server.kanban.KanbanCompanyRequests.SomeUser;
import io.ticketledger.server.kanban.KanbanCompanyResponses.Arranged;
import io.ticketledger.server.kanban.KanbanCompanyResponses.UserMade;
import io.ticketledger.server.kanban.KanbanPeopleRequests.NewUser;
import io.ticketledger.server.kanban.KanbanPeopleResponses.Person;
import io.ticketledger.server.security.Caller;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who looks after a company and who works there; what they are in its projects follows. */
@RestController
@RequestMapping("/kanban/api/tickets/companies/{number}")
class KanbanCompanyPeopleApi {

    private final KanbanMembers members;
    private final KanbanCompanies companies;
    private final KanbanArranging arranging;
    private final KanbanPeople people;

    KanbanCompanyPeopleApi(KanbanMembers members, KanbanCompanies companies, KanbanArranging arranging, KanbanPeople people) {
        this.members = members;
        this.companies = companies;
        this.arranging = arranging;
        this.people = people;
    }

    @PostMapping("/assign_admin")
    @Takes(SomeUser.class)
    Arranged assignAdmin(@AuthenticationPrincipal Caller caller, @PathVariable String number, @RequestBody(required = false) byte @Nullable [] body) {
        return arrange(caller, number, body, CompanyRole.ADMIN, true, "%s assigned as admin to %s");
    }

    @PostMapping("/remove_admin")
    @Takes(SomeUser.class)
    Arranged removeAdmin(@AuthenticationPrincipal Caller caller, @PathVariable String number, @RequestBody(required = false) byte @Nullable [] body) {
        return arrange(caller, number, body, CompanyRole.ADMIN, false, "%s removed from %s admins");
    }

    @PostMapping("/assign_user")
    @Takes(SomeUser.class)
    Arranged assignUser(@AuthenticationPrincipal Caller caller, @PathVariable String number, @RequestBody(required = false) byte @Nullable [] body) {
        return arrange(caller, number, body, CompanyRole.USER, true, "%s assigned to %s");
    }

    @PostMapping("/remove_user")
    @Takes(SomeUser.class)
    Arranged removeUser(@AuthenticationPrincipal Caller caller, @PathVariable String number, @RequestBody(required = false) byte @Nullable [] body) {
        return arrange(caller, number, body, CompanyRole.USER, false, "%s removed from %s");
    }

    /** A password is hashed only for somebody who may. */
    @PostMapping("/create_user")
    @ResponseStatus(HttpStatus.CREATED)
    @Takes(NewUser.class)
    UserMade createUser(@AuthenticationPrincipal Caller caller, @PathVariable String number, @RequestBody(required = false) byte @Nullable [] body) {
        KanbanCaller who = members.of(caller);
        CompanyRow company = companies.inSight(number, who);
        boolean runsOne = arranging.standing(company.id()).projects().stream().anyMatch(project -> who.isIn(project, ProjectRole.SUPERADMIN));
        if (!runsOne && !who.isSuperuser()) throw forbidden();
        NewUser asked = NewUser.read(body, people.taken(null));
        AccountId id = Ids.account();
        long account = people.withPassword(asked.password(), credential -> {
            var opening = people.opening(id, asked, Role.REQUESTER, credential);
            arranging.arrange(who, company.id(), List.of(opening), known -> changed(known, new Member(id, CompanyRole.USER), true));
            return opening.number();
        });
        return new UserMade("User " + asked.username() + " created and assigned to " + company.name(),
                new Person(account, asked.username(), asked.email(), asked.firstName(), asked.lastName()));
    }

    private Arranged arrange(Caller caller, String number, byte @Nullable [] body, CompanyRole as, boolean in, String message) {
        KanbanCaller who = members.of(caller);
        CompanyRow company = companies.inSight(number, who);
        Account person = companies.person(SomeUser.read(body).userId());
        arranging.arrange(who, company.id(), List.of(), known -> changed(known, new Member(person.id(), as), in));
        return new Arranged(message.formatted(person.username(), company.name()), companies.show(company.id(), who));
    }

    private static Standing changed(Standing known, Member member, boolean in) {
        Set<Member> people = new HashSet<>(known.members());
        if (in) people.add(member);
        else people.remove(member);
        return new Standing(people, known.projects());
    }
}
