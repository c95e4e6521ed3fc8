package io.ticketledger.server.kanban;

import io.ticketledger.command.account.AccountCommand.OpenAccount;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.Channel;
import io.ticketledger.events.CompanyId;
import io.ticketledger.events.CredentialId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.Role;
import io.ticketledger.query.companies.Affiliation;
import io.ticketledger.query.companies.Companies;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.directory.AccountStanding;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.query.projects.Membership;
import io.ticketledger.query.projects.ProjectRow;
import io.ticketledger.query.projects.Projects;
import io.ticketledger.server.corridor.Secret;
import io.ticketledger.server.corridor.Text;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.kanban.KanbanPeopleRequests.NewUser;
import io.ticketledger.server.kanban.KanbanPeopleRequests.Taken;
import io.ticketledger.server.kanban.KanbanPeopleResponses.HeldRole;
import io.ticketledger.server.kanban.KanbanPeopleResponses.User;
import io.ticketledger.server.security.LastLogins;
import io.ticketledger.server.security.Passwords;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the routes about people share: who sees whom, people as this contract shows them, and accounts that come into the world with a password. */
@Component
class KanbanPeople {

    private final Directory directory;
    private final Projects projects;
    private final Companies companies;
    private final LastLogins lastLogins;
    private final Passwords passwords;
    private final Numbers numbers;

    KanbanPeople(Directory directory, Projects projects, Companies companies, LastLogins lastLogins, Passwords passwords, Numbers numbers) {
        this.directory = directory;
        this.projects = projects;
        this.companies = companies;
        this.lastLogins = lastLogins;
        this.passwords = passwords;
        this.numbers = numbers;
    }

    /** @throws KanbanProblems.Refused as not there, if there is nobody of this number whom the caller sees */
    Account inSight(String number, KanbanCaller who) {
        return existing(number).filter(account -> who.isStaff() || projects.share(who.id(), account.id())).orElseThrow(KanbanProblems.Refused::notFound);
    }

    Optional<Account> existing(String number) {
        return Text.number(number).flatMap(directory::byNumber);
    }

    /** Of others' roles and companies only what the caller sees himself. */
    List<User> show(List<Account> accounts, KanbanCaller who) {
        List<AccountId> ids = accounts.stream().map(Account::id).toList();
        Map<AccountId, List<Membership>> memberships = projects.membershipsOf(ids);
        Map<ProjectId, ProjectRow> known = projects(memberships.values().stream().flatMap(Collection::stream).map(Membership::project).toList());
        Map<AccountId, List<Affiliation>> affiliations = companies.companiesOf(ids);
        Set<CompanyId> knownCompanies = who.isStaff() ? Set.of() : inSight(affiliations.values(), who);
        Map<AccountId, Instant> logins = lastLogins.of(ids);
        return accounts.stream().map(account -> {
            boolean whole = who.isStaff() || account.id().equals(who.id());
            List<Membership> roles = memberships.getOrDefault(account.id(), List.of()).stream().filter(held -> whole || who.sees(held.project())).toList();
            List<Affiliation> belongs = affiliations.getOrDefault(account.id(), List.of()).stream().filter(one -> whole || knownCompanies.contains(one.company())).toList();
            return KanbanPeopleTranslation.user(account, logins.get(account.id()), roles, known, belongs);
        }).toList();
    }

    User show(Account account, KanbanCaller who) {
        return show(List.of(account), who).getFirst();
    }

    List<HeldRole> roles(AccountId account, KanbanCaller who) {
        boolean whole = who.isStaff() || account.equals(who.id());
        List<Membership> held = projects.memberships(account).stream().filter(one -> whole || who.sees(one.project())).toList();
        return KanbanPeopleTranslation.heldRoles(held, projects(held.stream().map(Membership::project).toList()));
    }

    /** Names and addresses that others have. @param self whose they may be; null for somebody new */
    Taken taken(@Nullable AccountId self) {
        return new Taken(name -> directory.byUsername(name).filter(other -> !other.id().equals(self)).isPresent(),
                email -> directory.byEmail(email).filter(other -> !other.id().equals(self)).isPresent(),
                key -> projects.byKey(key).isPresent());
    }

    /** Keeps the password, does what is to be done with it, and forgets it again if that was refused. */
    <T> T withPassword(Secret password, Function<CredentialId, T> deed) {
        return passwords.storeFor(password.text(), deed);
    }

    OpenAccount opening(AccountId id, NewUser asked, Role role, CredentialId credential) {
        return new OpenAccount(id, numbers.next(Numbers.Kind.ACCOUNT), asked.username(), asked.email(), asked.firstName(), asked.lastName(), Set.of(role), null, null,
                null, credential);
    }

    /** As it is just after its opening, for answers that do not wait for late read models. */
    static Account account(OpenAccount opened, boolean active) {
        Instant now = Instant.now();
        return new Account(opened.account(), opened.number(), opened.username(), opened.email(), opened.firstName(), opened.lastName(), opened.roles(), null, null, null,
                Channel.ALL, active ? AccountStanding.ACTIVE : AccountStanding.INACTIVE, opened.credential(), now, now);
    }

    private Map<ProjectId, ProjectRow> projects(Collection<ProjectId> ids) {
        Map<ProjectId, ProjectRow> found = new HashMap<>();
        projects.byIds(Set.copyOf(ids)).forEach(project -> found.put(project.id(), project));
        return found;
    }

    private Set<CompanyId> inSight(Collection<List<Affiliation>> affiliations, KanbanCaller who) {
        Set<CompanyId> named = new HashSet<>();
        affiliations.forEach(of -> of.forEach(one -> named.add(one.company())));
        Set<CompanyId> own = new HashSet<>(companies.companiesOf(who.id()).stream().map(Affiliation::company).toList());
        companies.belongings(named).forEach((company, belonging) -> {
            if (belonging.projects().stream().anyMatch(who::sees)) own.add(company);
        });
        return own;
    }
}
