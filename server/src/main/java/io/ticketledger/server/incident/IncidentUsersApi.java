package io.ticketledger.server.incident;

import static io.ticketledger.server.incident.IncidentProblems.only;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.ticketledger.command.account.AccountCommand.ActivateAccount;
import io.ticketledger.command.account.AccountCommand.ChangeAccount;
import io.ticketledger.command.account.AccountCommand.DeactivateAccount;
import io.ticketledger.command.account.AccountCommand.DeleteAccount;
import io.ticketledger.command.account.AccountCommand.OpenAccount;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.Role;
import io.ticketledger.query.directory.Account;
import io.ticketledger.server.corridor.InvalidRequest;
import io.ticketledger.server.corridor.Listing;
import io.ticketledger.server.corridor.Query;
import io.ticketledger.server.corridor.RoomDesk;
import io.ticketledger.server.corridor.Takes;
import io.ticketledger.server.desk.Ids;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.incident.IncidentPeopleRequests.NewUser;
import io.ticketledger.server.incident.IncidentPeopleRequests.UserChange;
import io.ticketledger.server.incident.IncidentPeopleResponses.Message;
import io.ticketledger.server.incident.IncidentPeopleResponses.User;
import io.ticketledger.server.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The people of the desk, who are an administrator's affair. */
@RestController
@RequestMapping("/api/users")
class IncidentUsersApi {

    private static final String ONLY_ADMINS = "Only admins can manage users";

    private final IncidentPeople people;
    private final RoomDesk desk;
    private final Numbers numbers;

    IncidentUsersApi(IncidentPeople people, RoomDesk incidentDesk, Numbers numbers) {
        this.people = people;
        this.desk = incidentDesk;
        this.numbers = numbers;
    }

    @GetMapping
    @Parameter(name = "search", in = ParameterIn.QUERY)
    Listing<User> users(@AuthenticationPrincipal Caller caller, HttpServletRequest request, @RequestParam(required = false) @Nullable String page,
            @RequestParam(name = "page_size", required = false) @Nullable String pageSize) {
        only(caller, ONLY_ADMINS, Role.ADMIN);
        return people.list(search(Query.of(request)), null, page, pageSize, IncidentPeopleTranslation::user);
    }

    @GetMapping("/by_role")
    Listing<User> usersByRole(@AuthenticationPrincipal Caller caller, @RequestParam(required = false) @Nullable String role,
            @RequestParam(required = false) @Nullable String page, @RequestParam(name = "page_size", required = false) @Nullable String pageSize) {
        only(caller, ONLY_ADMINS, Role.ADMIN);
        Role wanted = Optional.ofNullable(role).flatMap(IncidentVocabulary.ROLE::meaning)
                .orElseThrow(() -> new InvalidRequest("role is required (one of " + String.join(", ", IncidentVocabulary.ROLE.all()) + ")"));
        return people.list(null, wanted, page, pageSize, IncidentPeopleTranslation::user);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Takes(NewUser.class)
    User createUser(@AuthenticationPrincipal Caller caller, @RequestBody(required = false) byte @Nullable [] body) {
        only(caller, ONLY_ADMINS, Role.ADMIN);
        NewUser asked = NewUser.read(body);
        AccountId id = Ids.account();
        people.withPassword(asked.password(), credential -> desk.ask(caller, new OpenAccount(id, numbers.next(Numbers.Kind.ACCOUNT), asked.username(), asked.email(),
                asked.firstName(), asked.lastName(), Set.of(asked.role()), asked.phoneNumber(), asked.whatsappNumber(), asked.department(), credential)));
        return IncidentPeopleTranslation.user(people.existing(id));
    }

    @GetMapping("/{number}")
    User user(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
        only(caller, ONLY_ADMINS, Role.ADMIN);
        return IncidentPeopleTranslation.user(people.existing(number));
    }

    @PatchMapping("/{number}")
    @Takes(UserChange.class)
    User changeUser(@AuthenticationPrincipal Caller caller, @PathVariable String number, @RequestBody(required = false) byte @Nullable [] body) {
        only(caller, ONLY_ADMINS, Role.ADMIN);
        Account account = people.existing(number);
        UserChange asked = UserChange.read(body);
        people.withPasswordIfGiven(asked.password(), credential -> desk.ask(caller, new ChangeAccount(account.id(), asked.username(), asked.email(), asked.firstName(),
                asked.lastName(), asked.role() == null ? null : Set.of(asked.role()), asked.phoneNumber(), asked.whatsappNumber(), asked.department(),
                asked.notificationChannels(), credential)));
        return IncidentPeopleTranslation.user(people.existing(account.id()));
    }

    @DeleteMapping("/{number}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteUser(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
        only(caller, ONLY_ADMINS, Role.ADMIN);
        desk.ask(caller, new DeleteAccount(people.existing(number).id()));
    }

    @PostMapping("/{number}/activate")
    Message activate(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
        only(caller, ONLY_ADMINS, Role.ADMIN);
        Account account = people.existing(number);
        desk.ask(caller, new ActivateAccount(account.id()));
        return new Message("User " + account.username() + " activated successfully");
    }

    @PostMapping("/{number}/deactivate")
    Message deactivate(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
        only(caller, ONLY_ADMINS, Role.ADMIN);
        Account account = people.existing(number);
        desk.ask(caller, new DeactivateAccount(account.id()));
        return new Message("User " + account.username() + " deactivated successfully");
    }

    private static @Nullable String search(Query query) {
        String text = query.search("search");
        query.verdict();
        return text;
    }
}
