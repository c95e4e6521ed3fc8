package io.ticketledger.command.account;

import static io.ticketledger.command.account.AccountRules.nobodyShutsHimselfOut;
import static io.ticketledger.command.account.AccountRules.onlyAdministratorsManageAccounts;
import static io.ticketledger.command.account.AccountRules.onlyTheDeskAndItselfNoteUse;
import static io.ticketledger.command.account.AccountRules.theAccountExists;

import io.ticketledger.command.Context;
import io.ticketledger.command.account.AccountCommand.*;
import io.ticketledger.command.account.AccountState.Standing;
import io.ticketledger.events.account.*;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an account answers to a command, and what it is after an event. Pure, like its neighbour for tickets. */
final class AccountDecider {

    private AccountDecider() {}

    static List<AccountEvent> decide(@Nullable AccountState account, AccountCommand command, Context context) {
        if (command instanceof OpenAccount c) return OpeningAccounts.open(account, c, context);
        if (account == null) throw AccountRules.unknown();
        theAccountExists(account);
        return switch (command) {
            case OpenAccount c -> OpeningAccounts.open(account, c, context);
            case ChangeAccount c -> ChangingAccounts.change(account, c, context);
            case ActivateAccount c -> activate(account, c, context);
            case DeactivateAccount c -> deactivate(account, c, context);
            case DeleteAccount c -> delete(account, c, context);
            case NoteSecretKeyUse c -> noteUse(account, c, context);
        };
    }

    private static List<AccountEvent> activate(AccountState account, ActivateAccount c, Context context) {
        onlyAdministratorsManageAccounts(account, context.actor());
        return account.standing() == Standing.ACTIVE ? List.of() : List.of(new AccountActivated(c.account()));
    }

    private static List<AccountEvent> deactivate(AccountState account, DeactivateAccount c, Context context) {
        onlyAdministratorsManageAccounts(account, context.actor());
        nobodyShutsHimselfOut(c.account(), context.actor(), "deactivate");
        return account.standing() == Standing.INACTIVE ? List.of() : List.of(new AccountDeactivated(c.account()));
    }

    private static List<AccountEvent> delete(AccountState account, DeleteAccount c, Context context) {
        onlyAdministratorsManageAccounts(account, context.actor());
        nobodyShutsHimselfOut(c.account(), context.actor(), "delete");
        return List.of(new AccountDeleted(c.account(), account.username(), account.email()));
    }

    private static List<AccountEvent> noteUse(AccountState account, NoteSecretKeyUse c, Context context) {
        onlyTheDeskAndItselfNoteUse(account, context.actor());
        return List.of(new SecretKeyUsed(c.account(), c.method(), c.path()));
    }

    static AccountState evolve(@Nullable AccountState account, AccountEvent event) {
        if (event instanceof AccountOpened e) return AccountState.opened(e);
        if (account == null) throw new IllegalStateException("the stream of " + event.account() + " does not begin with its opening");
        return switch (event) {
            case AccountOpened e -> AccountState.opened(e);
            case UsernameChanged e -> account.loginName(e.to());
            case EmailChanged e -> account.reachedAt(e.to());
            case PersonRenamed e -> account.named(e.firstName(), e.lastName());
            case PhoneNumbersChanged e -> account.calledAt(e.phone(), e.whatsapp());
            case DepartmentChanged e -> account.workingIn(e.department());
            case ChannelsChosen e -> account.hearingOn(e.channels());
            case RolesChanged e -> account.with(e.to());
            case PasswordChanged _, SecretKeyUsed _ -> account;
            case AccountDeactivated _ -> account.in(Standing.INACTIVE);
            case AccountActivated _ -> account.in(Standing.ACTIVE);
            case AccountDeleted _ -> account.in(Standing.DELETED);
        };
    }
}
