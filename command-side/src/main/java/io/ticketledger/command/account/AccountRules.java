package io.ticketledger.command.account;

import static io.ticketledger.command.Rejection.conflict;
import static io.ticketledger.command.Rejection.forbidden;
import static io.ticketledger.command.Rejection.invalid;

import io.ticketledger.command.Actor;
import io.ticketledger.command.Rejection;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.Role;
import java.util.Set;

/** The sentences a command about an account can be refused with. The code of a rule is its name in kebab-case and never changes. */
final class AccountRules {

    static final int LONGEST_USERNAME = 150;

    private AccountRules() {}

    static void onlyAdministratorsManageAccounts(Actor actor) {
        if (!actor.hasAny(Role.ADMIN)) throw forbidden("only-administrators-manage-accounts", "Only an administrator may manage accounts.");
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
