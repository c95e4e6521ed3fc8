package io.ticketledger.command.account;

import static io.ticketledger.command.Rejection.conflict;
import static io.ticketledger.command.Rejection.forbidden;
import static io.ticketledger.command.Rejection.invalid;

import io.ticketledger.command.Actor;
import io.ticketledger.command.Rejection;
import io.ticketledger.command.account.AccountCommand.OpenAccount;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.Role;
import java.util.Set;

/** The sentences a command about an account can be refused with. The code of a rule is its name in kebab-case and never changes. */
final class AccountRules {

    static final int LONGEST_USERNAME = 150;

    private static final Set<Role> A_COORDINATORS_TO_GRANT = Set.of(Role.REQUESTER, Role.AGENT, Role.MANAGER);

    private AccountRules() {}

    /**
     * An administrator opens any; a coordinator those of people who run nothing. Whoever runs a project brings people in who may ask, and nothing else; and so
     * does everybody who registers, which is to open his own.
     */
    static void onlyWhoMayGrantOpens(OpenAccount c, Actor actor) {
        if (actor.hasAny(Role.ADMIN)) return;
        if (actor.hasAny(Role.COORDINATOR) && A_COORDINATORS_TO_GRANT.containsAll(c.roles())) return;
        if (c.roles().equals(Set.of(Role.REQUESTER)) && (actor.is(c.account()) || actor.isAnywhere(ProjectRole.SUPERADMIN))) return;
        throw onlyAdministrators();
    }

    /** A coordinator looks after accounts too, except for those that run the desk: his own and his equals' are an administrator's. */
    static void onlyAdministratorsManageAccounts(AccountState account, Actor actor) {
        if (actor.hasAny(Role.ADMIN)) return;
        if (!actor.hasAny(Role.COORDINATOR) || account.roles().contains(Role.ADMIN) || account.roles().contains(Role.COORDINATOR)) throw onlyAdministrators();
    }

    /** Only what is new counts: who is an auditor already may stay one when a coordinator changes something else. */
    static void onlyAdministratorsGrantPower(AccountState account, Set<Role> roles, Actor actor) {
        if (actor.hasAny(Role.ADMIN)) return;
        if (!roles.stream().allMatch(role -> account.roles().contains(role) || A_COORDINATORS_TO_GRANT.contains(role))) throw onlyAdministrators();
    }

    static void onlyTheDeskAndItselfNoteUse(AccountState account, Actor actor) {
        if (actor.account() != null && !actor.is(account.id())) {
            throw forbidden("only-the-desk-and-itself-note-use", "Only the desk itself notes who acted with the key.");
        }
    }

    private static Rejection onlyAdministrators() {
        return forbidden("only-administrators-manage-accounts", "Only an administrator may manage accounts.");
    }

    static void nobodyShutsHimselfOut(AccountId account, Actor actor, String deed) {
        if (actor.is(account)) throw conflict("nobody-shuts-himself-out", "You cannot " + deed + " your own account.");
    }

    static void theAccountExists(AccountState account) {
        if (account.standing() == AccountState.Standing.DELETED) throw unknown();
    }

    static void aUsernameIsGiven(String username) {
        if (username.isBlank()) throw invalid("a-username-is-given", "A user name is needed.");
        if (username.length() > LONGEST_USERNAME) throw invalid("a-username-is-given", "A user name has at most " + LONGEST_USERNAME + " characters.");
        if (username.codePoints().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
            throw invalid("a-username-is-given", "A user name has no blanks.");
        }
    }

    static void atLeastOneRole(Set<Role> roles) {
        if (roles.isEmpty()) throw invalid("at-least-one-role", "An account needs at least one role.");
    }

    static Rejection unknown() {
        return Rejection.notFound("the-account-exists", "There is no such account.");
    }
}
