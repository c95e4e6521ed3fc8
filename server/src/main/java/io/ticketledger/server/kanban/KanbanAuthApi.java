package io.ticketledger.server.kanban;

import io.ticketledger.command.Rejection;
import io.ticketledger.query.companies.Companies;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.query.projects.Projects;
import io.ticketledger.server.corridor.Credentials;
import io.ticketledger.server.corridor.Refresh;
import io.ticketledger.server.corridor.Takes;
import io.ticketledger.server.kanban.KanbanPeopleRequests.Registration;
import io.ticketledger.server.kanban.KanbanPeopleResponses.LoggedIn;
import io.ticketledger.server.kanban.KanbanPeopleResponses.Me;
import io.ticketledger.server.kanban.KanbanPeopleResponses.OwnProject;
import io.ticketledger.server.kanban.KanbanPeopleResponses.Refreshed;
import io.ticketledger.server.kanban.KanbanRegistering.Registered;
import io.ticketledger.server.security.Caller;
import io.ticketledger.server.security.LastLogins;
import io.ticketledger.server.security.Login;
import io.ticketledger.server.security.TokenLife;
import io.ticketledger.server.security.TokenPair;
import io.ticketledger.server.security.Tokens;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Registering, logging in, and who one is. */
@RestController
@RequestMapping("/kanban/api/tickets/auth")
class KanbanAuthApi {

    private static final TokenLife TOKEN_LIFE = new TokenLife(Duration.ofHours(24), Duration.ofDays(7));

    private final KanbanRegistering registering;
    private final KanbanPeople people;
    private final KanbanMembers members;
    private final Directory directory;
    private final Projects projects;
    private final Companies companies;
    private final Login login;
    private final LastLogins lastLogins;
    private final Tokens tokens;

    KanbanAuthApi(KanbanRegistering registering, KanbanPeople people, KanbanMembers members, Directory directory, Projects projects, Companies companies, Login login,
            LastLogins lastLogins, Tokens tokens) {
        this.registering = registering;
        this.people = people;
        this.members = members;
        this.directory = directory;
        this.projects = projects;
        this.companies = companies;
        this.login = login;
        this.lastLogins = lastLogins;
        this.tokens = tokens;
    }

    @PostMapping("/register")
    @ResponseStatus(HttpStatus.CREATED)
    @Takes(Registration.class)
    LoggedIn register(@RequestBody(required = false) byte @Nullable [] body) {
        Registered registered = registered(Registration.read(body, people.taken(null)));
        lastLogins.note(registered.account().id());
        return loggedIn("User registered successfully", registered.account(), registered.project());
    }

    @PostMapping("/login")
    @Takes(Credentials.class)
    LoggedIn login(@RequestBody(required = false) byte @Nullable [] body) {
        Credentials given = Credentials.read(body);
        Account account = login.login(given.username(), given.password().text())
                .orElseThrow(() -> KanbanProblems.invalid(KanbanProblems.NO_FIELD, "Unable to log in with provided credentials."));
        return loggedIn("Login successful", account, projects.of(account.id()).stream().findFirst().map(KanbanPeopleTranslation::project).orElse(null));
    }

    @PostMapping("/token/refresh")
    @Takes(Refresh.class)
    Refreshed refresh(@RequestBody(required = false) byte @Nullable [] body) {
        return new Refreshed(tokens.renew(Refresh.read(body).refresh(), TOKEN_LIFE));
    }

    @GetMapping("/me")
    Me me(@AuthenticationPrincipal Caller caller) {
        KanbanCaller who = members.of(caller);
        Account account = directory.byId(caller.id()).orElseThrow(KanbanProblems.Refused::notFound);
        return new Me(account.number(), account.username(), KanbanPeopleTranslation.email(account), account.firstName(), account.lastName(),
                KanbanPeopleTranslation.isSuperuser(account), KanbanPeopleTranslation.isStaff(account),
                projects.byIds(who.projects()).stream().map(KanbanPeopleTranslation::project).toList(),
                companies.companiesOf(caller.id()).stream().map(KanbanPeopleTranslation::company).toList(), people.roles(caller.id(), who));
    }

    /** A key that was taken at the same moment has another name here than where projects are made. */
    private Registered registered(Registration asked) {
        try {
            return registering.register(asked);
        } catch (Rejection e) {
            if (KanbanProblems.field(e).equals("key")) throw KanbanProblems.invalid("project_key", e.getMessage());
            throw e;
        }
    }

    private LoggedIn loggedIn(String message, Account account, @Nullable OwnProject project) {
        TokenPair pair = tokens.issue(account, TOKEN_LIFE);
        return new LoggedIn(message, KanbanPeopleTranslation.person(account), project, new KanbanPeopleResponses.Tokens(pair.refresh(), pair.access()), pair.access(),
                pair.refresh());
    }
}
