package io.ticketledger.server.incident;

import static io.ticketledger.server.incident.IncidentProblems.Refused.notFound;
import static io.ticketledger.server.incident.IncidentTicketsApi.only;

import io.ticketledger.command.account.AccountCommand.ActivateAccount;
import io.ticketledger.command.account.AccountCommand.ChangeAccount;
import io.ticketledger.command.account.AccountCommand.DeactivateAccount;
import io.ticketledger.command.account.AccountCommand.DeleteAccount;
import io.ticketledger.command.account.AccountCommand.OpenAccount;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.CredentialId;
import io.ticketledger.events.Role;
import io.ticketledger.query.Page;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.query.directory.FindAccounts;
import io.ticketledger.server.corridor.InvalidRequest;
import io.ticketledger.server.corridor.Listing;
import io.ticketledger.server.corridor.PageRequest;
import io.ticketledger.server.corridor.Query;
import io.ticketledger.server.corridor.RoomDesk;
import io.ticketledger.server.corridor.Secret;
import io.ticketledger.server.corridor.Takes;
import io.ticketledger.server.corridor.Text;
import io.ticketledger.server.desk.Ids;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.incident.IncidentRequests.Credentials;
import io.ticketledger.server.incident.IncidentRequests.NewUser;
import io.ticketledger.server.incident.IncidentRequests.OwnProfile;
import io.ticketledger.server.incident.IncidentRequests.Refresh;
import io.ticketledger.server.incident.IncidentRequests.UserChange;
import io.ticketledger.server.incident.IncidentResponses.DatedProfile;
import io.ticketledger.server.incident.IncidentResponses.Message;
import io.ticketledger.server.incident.IncidentResponses.Name;
import io.ticketledger.server.incident.IncidentResponses.Refreshed;
import io.ticketledger.server.incident.IncidentResponses.User;
import io.ticketledger.server.security.Caller;
import io.ticketledger.server.security.Login;
import io.ticketledger.server.security.Passwords;
import io.ticketledger.server.security.TokenLife;
import io.ticketledger.server.security.TokenPair;
import io.ticketledger.server.security.Tokens;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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

/** Logging in, users and profiles. */
@RestController
@RequestMapping("/api")
class IncidentPeopleApi {

    private static final TokenLife TOKEN_LIFE = new TokenLife(Duration.ofHours(2), Duration.ofDays(2));
    private static final String ONLY_ADMINS = "Only admins can manage users";

    private final Directory directory;
    private final RoomDesk desk;
    private final Numbers numbers;
    private final Login login;
    private final Passwords passwords;
    private final Tokens tokens;

    IncidentPeopleApi(Directory directory, RoomDesk incidentDesk, Numbers numbers, Login login, Passwords passwords, Tokens tokens) {
        this.directory = directory;
        this.desk = incidentDesk;
        this.numbers = numbers;
        this.login = login;
        this.passwords = passwords;
        this.tokens = tokens;
    }

    @PostMapping("/auth/login")
    @Takes(Credentials.class)
    ResponseEntity<?> login(@RequestBody(required = false) byte @Nullable [] body) {
        Credentials given = Credentials.read(body);
        Optional<Account> account = login.login(given.username(), given.password().text());
        if (account.isEmpty()) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).body(new IncidentResponses.Unauthenticated(IncidentProblems.BAD_CREDENTIALS));
        }
        TokenPair pair = tokens.issue(account.get(), TOKEN_LIFE);
        return ResponseEntity.ok(new IncidentResponses.Tokens(pair.access(), pair.refresh(), IncidentTranslation.profile(account.get())));
    }

    @PostMapping("/auth/refresh")
    @Takes(Refresh.class)
    Refreshed refresh(@RequestBody(required = false) byte @Nullable [] body) {
        TokenPair pair = tokens.refresh(Refresh.read(body).refresh(), TOKEN_LIFE);
        return new Refreshed(pair.access(), pair.refresh());
    }

    @GetMapping("/users")
    @Parameter(name = "search", in = ParameterIn.QUERY)
    Listing<User> users(@AuthenticationPrincipal Caller caller, HttpServletRequest request, @RequestParam(required = false) @Nullable String page, @RequestParam(name = "page_size", required = false) @Nullable String pageSize) {
        only(caller, ONLY_ADMINS, Role.ADMIN);
        return accounts(IncidentFilters.search(Query.of(request)), null, page, pageSize, IncidentTranslation::user);
    }

    @GetMapping("/users/by_role")
    Listing<User> usersByRole(@AuthenticationPrincipal Caller caller, @RequestParam(required = false) @Nullable String role,
            @RequestParam(required = false) @Nullable String page, @RequestParam(name = "page_size", required = false) @Nullable String pageSize) {
        only(caller, ONLY_ADMINS, Role.ADMIN);
        Role wanted = Optional.ofNullable(role).flatMap(IncidentVocabulary.ROLE::meaning)
                .orElseThrow(() -> new InvalidRequest("role is required (one of " + String.join(", ", IncidentVocabulary.ROLE.all()) + ")"));
        return accounts(null, wanted, page, pageSize, IncidentTranslation::user);
    }

    @PostMapping("/users")
    @ResponseStatus(HttpStatus.CREATED)
    @Takes(NewUser.class)
    User createUser(@AuthenticationPrincipal Caller caller, @RequestBody(required = false) byte @Nullable [] body) {
        only(caller, ONLY_ADMINS, Role.ADMIN);
        NewUser asked = NewUser.read(body);
        AccountId id = Ids.account();
        desk.ask(caller, new OpenAccount(id, numbers.next(Numbers.Kind.ACCOUNT), asked.username(), asked.email(), asked.firstName(), asked.lastName(),
                Set.of(asked.role()), asked.phoneNumber(), asked.whatsappNumber(), asked.department(), passwords.store(asked.password().text())));
        return IncidentTranslation.user(existing(id));
    }

    @GetMapping("/users/{number}")
    User user(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
        only(caller, ONLY_ADMINS, Role.ADMIN);
        return IncidentTranslation.user(account(number));
    }

    @PatchMapping("/users/{number}")
    @Takes(UserChange.class)
    User changeUser(@AuthenticationPrincipal Caller caller, @PathVariable String number, @RequestBody(required = false) byte @Nullable [] body) {
        only(caller, ONLY_ADMINS, Role.ADMIN);
        Account account = account(number);
        UserChange asked = UserChange.read(body);
        desk.ask(caller, new ChangeAccount(account.id(), asked.username(), asked.email(), asked.firstName(), asked.lastName(),
                asked.role() == null ? null : Set.of(asked.role()), asked.phoneNumber(), asked.whatsappNumber(), asked.department(),
                asked.notificationChannels(), credential(asked.password())));
        return IncidentTranslation.user(existing(account.id()));
    }

    @DeleteMapping("/users/{number}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteUser(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
        only(caller, ONLY_ADMINS, Role.ADMIN);
        desk.ask(caller, new DeleteAccount(account(number).id()));
    }

    @PostMapping("/users/{number}/activate")
    Message activate(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
        only(caller, ONLY_ADMINS, Role.ADMIN);
        Account account = account(number);
        desk.ask(caller, new ActivateAccount(account.id()));
        return new Message("User " + account.username() + " activated successfully");
    }

    @PostMapping("/users/{number}/deactivate")
    Message deactivate(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
        only(caller, ONLY_ADMINS, Role.ADMIN);
        Account account = account(number);
        desk.ask(caller, new DeactivateAccount(account.id()));
        return new Message("User " + account.username() + " deactivated successfully");
    }

    /** One's own, as a list of one; an administrator's list is everybody's. */
    @GetMapping("/profiles")
    Listing<DatedProfile> profiles(@AuthenticationPrincipal Caller caller, @RequestParam(required = false) @Nullable String page,
            @RequestParam(name = "page_size", required = false) @Nullable String pageSize) {
        if (caller.hasAny(Role.ADMIN)) return accounts(null, null, page, pageSize, IncidentTranslation::datedProfile);
        List<DatedProfile> own = List.of(IncidentTranslation.datedProfile(existing(caller.id())));
        return Listing.of(PageRequest.of(page, pageSize), own.size(), own);
    }

    @PatchMapping("/profile/update")
    @Takes(OwnProfile.class)
    Name updateProfile(@AuthenticationPrincipal Caller caller, @RequestBody(required = false) byte @Nullable [] body) {
        OwnProfile asked = OwnProfile.read(body);
        desk.ask(caller, new ChangeAccount(caller.id(), null, null, asked.firstName(), asked.lastName(), null, null, null, null, asked.notificationChannels(),
                credential(asked.password())));
        Account now = existing(caller.id());
        return new Name(now.firstName(), now.lastName(), asked.notificationChannels() == null ? null : IncidentTranslation.channels(now));
    }

    private <T> Listing<T> accounts(@Nullable String search, @Nullable Role role, @Nullable String page, @Nullable String pageSize, Function<Account, T> shown) {
        Optional<PageRequest> asked = PageRequest.of(page, pageSize);
        Page<Account> found = directory.find(FindAccounts.first(asked.map(PageRequest::size).orElse(Integer.MAX_VALUE))
                .from(asked.map(PageRequest::offset).orElse(0L)).withSearch(search).withRole(role));
        return Listing.of(asked, found.total(), found.items().stream().map(shown).toList());
    }

    private Account account(String number) {
        return Text.number(number).flatMap(directory::byNumber).orElseThrow(() -> notFound("User not found"));
    }

    private Account existing(AccountId id) {
        return directory.byId(id).orElseThrow(() -> notFound("User not found"));
    }

    private @Nullable CredentialId credential(@Nullable Secret password) {
        return password == null ? null : passwords.store(password.text());
    }
}
