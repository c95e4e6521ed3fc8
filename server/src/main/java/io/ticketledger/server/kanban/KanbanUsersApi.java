package io.ticketledger.server.kanban;

import static io.ticketledger.server.kanban.KanbanProblems.Refused.forbidden;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.ticketledger.command.account.AccountCommand.ActivateAccount;
import io.ticketledger.command.account.AccountCommand.ChangeAccount;
import io.ticketledger.command.account.AccountCommand.DeactivateAccount;
import io.ticketledger.command.account.AccountCommand.DeleteAccount;
import io.ticketledger.command.account.AccountCommand.OpenAccount;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.Role;
import io.ticketledger.query.Page;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.query.directory.FindAccounts;
import io.ticketledger.server.corridor.PageRequest;
import io.ticketledger.server.corridor.PageResponse;
import io.ticketledger.server.corridor.Query;
import io.ticketledger.server.corridor.Takes;
import io.ticketledger.server.desk.Ids;
import io.ticketledger.server.desk.Together;
import io.ticketledger.server.kanban.KanbanPeopleRequests.NewPassword;
import io.ticketledger.server.kanban.KanbanPeopleRequests.NewUser;
import io.ticketledger.server.kanban.KanbanPeopleRequests.UserChange;
import io.ticketledger.server.kanban.KanbanPeopleResponses.Message;
import io.ticketledger.server.kanban.KanbanPeopleResponses.Toggled;
import io.ticketledger.server.kanban.KanbanPeopleResponses.User;
import io.ticketledger.server.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

/** The people of the desk. Who may change whom the desk decides; who is seen at all is decided here. */
@RestController
@RequestMapping("/kanban/api/tickets/users")
class KanbanUsersApi {

    private static final Map<String, FindAccounts.Sort> ORDERINGS = Map.of("username", FindAccounts.Sort.USERNAME, "email", FindAccounts.Sort.EMAIL,
            "date_joined", FindAccounts.Sort.JOINED, "last_login", FindAccounts.Sort.LAST_LOGIN);

    private final KanbanPeople people;
    private final KanbanMembers members;
    private final Directory directory;

    KanbanUsersApi(KanbanPeople people, KanbanMembers members, Directory directory) {
        this.people = people;
        this.members = members;
        this.directory = directory;
    }

    @GetMapping
    @Parameter(name = "search", in = ParameterIn.QUERY)
    @Parameter(name = "ordering", in = ParameterIn.QUERY)
    @Parameter(name = "page", in = ParameterIn.QUERY)
    @Parameter(name = "page_size", in = ParameterIn.QUERY)
    PageResponse<User> list(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        KanbanCaller who = members.of(caller);
        Query query = Query.of(request);
        String search = query.search("search");
        PageRequest page = PageRequest.orFirst(query);
        FindAccounts wanted = ordered(FindAccounts.first(page.size()).from(page.offset()).withSearch(search).among(who.isStaff() ? null : who.id()), query);
        query.verdict();
        Page<Account> found = directory.find(wanted);
        return PageResponse.within(page, found.total(), people.show(found.items(), who));
    }

    private static FindAccounts ordered(FindAccounts wanted, Query query) {
        String text = Optional.ofNullable(query.first("ordering")).map(String::strip).orElse("");
        if (text.isEmpty()) return wanted;
        boolean descending = text.startsWith("-");
        FindAccounts.Sort sort = ORDERINGS.get(descending ? text.substring(1) : text);
        if (sort != null) return wanted.sortedBy(sort, descending);
        query.refuse("ordering", "Order by one of " + String.join(", ", new TreeSet<>(ORDERINGS.keySet())) + "; a leading - turns it round.");
        return wanted;
    }

    @GetMapping("/{number}")
    User user(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
        KanbanCaller who = members.of(caller);
        return people.show(people.inSight(number, who), who);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Takes(NewUser.class)
    User create(@AuthenticationPrincipal Caller caller, @RequestBody(required = false) byte @Nullable [] body) {
        KanbanCaller who = members.of(caller);
        if (!who.isStaff() && !who.isAnywhere(ProjectRole.SUPERADMIN)) throw forbidden();
        NewUser asked = NewUser.read(body, people.taken(null));
        AccountId id = Ids.account();
        OpenAccount opened = people.withPassword(asked.password(), credential -> {
            OpenAccount open = people.opening(id, asked, asked.isStaff() ? Role.COORDINATOR : Role.REQUESTER, credential);
            members.ask(who, asked.isActive() ? open : new Together(List.of(open, new DeactivateAccount(id))), who.memberships().keySet());
            return open;
        });
        return people.show(directory.byId(id).orElseGet(() -> KanbanPeople.account(opened, asked.isActive())), who);
    }

    @PatchMapping("/{number}")
    @Takes(UserChange.class)
    User change(@AuthenticationPrincipal Caller caller, @PathVariable String number, @RequestBody(required = false) byte @Nullable [] body) {
        KanbanCaller who = members.of(caller);
        Account account = people.inSight(number, who);
        UserChange asked = UserChange.read(body, people.taken(account.id()));
        List<Object> steps = new ArrayList<>();
        steps.add(new ChangeAccount(account.id(), asked.username(), asked.email(), asked.firstName(), asked.lastName(), roles(account, asked.isStaff()), null, null, null,
                null, null));
        if (asked.isActive() != null && asked.isActive() != account.isActive()) steps.add(standing(account));
        members.ask(who, steps.size() == 1 ? steps.getFirst() : new Together(steps));
        return people.show(existing(account.id()), who);
    }

    /** Null if they stay as they are. Staff are those who coordinate; who administers the desk is staff whatever else he is. */
    private static @Nullable Set<Role> roles(Account account, @Nullable Boolean isStaff) {
        if (isStaff == null || isStaff == KanbanPeopleTranslation.isStaff(account)) return null;
        if (KanbanPeopleTranslation.isSuperuser(account)) throw KanbanProblems.invalid("is_staff", "A superuser is always staff.");
        Set<Role> roles = new HashSet<>(account.roles());
        if (isStaff) roles.add(Role.COORDINATOR);
        else roles.remove(Role.COORDINATOR);
        return roles.isEmpty() ? Set.of(Role.REQUESTER) : roles;
    }

    private static Object standing(Account account) {
        return account.isActive() ? new DeactivateAccount(account.id()) : new ActivateAccount(account.id());
    }

    @DeleteMapping("/{number}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
        KanbanCaller who = members.of(caller);
        members.ask(who, new DeleteAccount(people.inSight(number, who).id()));
    }

    @PostMapping("/{number}/set_password")
    @Takes(NewPassword.class)
    Message setPassword(@AuthenticationPrincipal Caller caller, @PathVariable String number, @RequestBody(required = false) byte @Nullable [] body) {
        KanbanCaller who = members.of(caller);
        Account account = people.inSight(number, who);
        if (!who.isStaff()) throw forbidden();
        people.withPassword(NewPassword.read(body).password(),
                credential -> members.ask(who, new ChangeAccount(account.id(), null, null, null, null, null, null, null, null, null, credential)));
        return new Message("Password updated for " + account.username());
    }

    @PostMapping("/{number}/toggle_active")
    Toggled toggleActive(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
        KanbanCaller who = members.of(caller);
        Account account = people.inSight(number, who);
        members.ask(who, standing(account));
        return new Toggled("User " + account.username() + " is now " + (account.isActive() ? "inactive" : "active"), !account.isActive());
    }

    private Account existing(AccountId id) {
        return directory.byId(id).filter(account -> !account.isDeleted()).orElseThrow(KanbanProblems.Refused::notFound);
    }
}
