package io.ticketledger.command.account;

import static io.ticketledger.command.account.AccountRules.aUsernameIsGiven;
import static io.ticketledger.command.account.AccountRules.atLeastOneRole;
import static io.ticketledger.command.account.AccountRules.onlyWhoMayGrantOpens;

import io.ticketledger.command.Context;
import io.ticketledger.command.Rejection;
import io.ticketledger.command.account.AccountCommand.OpenAccount;
import io.ticketledger.events.account.AccountEvent;
import io.ticketledger.events.account.AccountOpened;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person becomes known to the desk. That the names are free is settled by the log, in the same transaction. */
final class OpeningAccounts {

    private OpeningAccounts() {}

    static List<AccountEvent> open(@Nullable AccountState account, OpenAccount c, Context context) {
        if (account != null) throw Rejection.conflict("an-account-is-opened-once", "This account has been opened already.");
        onlyWhoMayGrantOpens(c, context.actor());
        aUsernameIsGiven(c.username());
        atLeastOneRole(c.roles());
        return List.of(new AccountOpened(c.account(), c.number(), c.username(), unlessBlank(c.email()), c.firstName(), c.lastName(), c.roles(),
                unlessBlank(c.phone()), unlessBlank(c.whatsapp()), unlessBlank(c.department()), c.credential()));
    }

    /** An empty address is no address: taken as one, it would belong to the first account without any and to no other. */
    static @Nullable String unlessBlank(@Nullable String given) {
        return given == null || given.isBlank() ? null : given;
    }
}
