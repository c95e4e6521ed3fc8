package io.ticketledger.command.account;

import static io.ticketledger.command.account.AccountRules.aUsernameIsGiven;
import static io.ticketledger.command.account.AccountRules.atLeastOneRole;
import static io.ticketledger.command.account.AccountRules.onlyAdministratorsGrantPower;
import static io.ticketledger.command.account.AccountRules.onlyAdministratorsManageAccounts;

import io.ticketledger.command.Actor;
import io.ticketledger.command.Context;
import io.ticketledger.command.account.AccountCommand.ChangeAccount;
import io.ticketledger.events.account.AccountEvent;
import io.ticketledger.events.account.ChannelsChosen;
import io.ticketledger.events.account.DepartmentChanged;
import io.ticketledger.events.account.EmailChanged;
import io.ticketledger.events.account.PasswordChanged;
import io.ticketledger.events.account.PersonRenamed;
import io.ticketledger.events.account.PhoneNumbersChanged;
import io.ticketledger.events.account.RolesChanged;
import io.ticketledger.events.account.UsernameChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An account changes, one fact at a time. A person may change his own name, address, password and channels; all else is
 * for those who manage accounts. */
final class ChangingAccounts {

    private ChangingAccounts() {}

    static List<AccountEvent> change(AccountState account, ChangeAccount c, Context context) {
        if (!isOwn(account, c, context.actor())) onlyAdministratorsManageAccounts(account, context.actor());
        List<AccountEvent> events = new ArrayList<>();
        if (c.username() != null && !c.username().equals(account.username())) {
            aUsernameIsGiven(c.username());
            events.add(new UsernameChanged(c.account(), account.username(), c.username()));
        }
        String email = changed(c.email(), account.email());
        if (!Objects.equals(email, account.email())) events.add(new EmailChanged(c.account(), account.email(), email));
        String first = c.firstName() == null ? account.firstName() : c.firstName();
        String last = c.lastName() == null ? account.lastName() : c.lastName();
        if (!first.equals(account.firstName()) || !last.equals(account.lastName())) events.add(new PersonRenamed(c.account(), first, last));
        String phone = changed(c.phone(), account.phone());
        String whatsapp = changed(c.whatsapp(), account.whatsapp());
        if (!Objects.equals(phone, account.phone()) || !Objects.equals(whatsapp, account.whatsapp())) {
            events.add(new PhoneNumbersChanged(c.account(), phone, whatsapp));
        }
        String department = changed(c.department(), account.department());
        if (!Objects.equals(department, account.department())) events.add(new DepartmentChanged(c.account(), department));
        if (c.channels() != null && !c.channels().equals(account.channels())) events.add(new ChannelsChosen(c.account(), c.channels()));
        if (c.roles() != null && !c.roles().equals(account.roles())) {
            atLeastOneRole(c.roles());
            onlyAdministratorsGrantPower(account, c.roles(), context.actor());
            events.add(new RolesChanged(c.account(), account.roles(), c.roles()));
        }
        if (c.credential() != null) events.add(new PasswordChanged(c.account(), c.credential()));
        return events;
    }

    private static boolean isOwn(AccountState account, ChangeAccount c, Actor actor) {
        return actor.is(account.id()) && c.username() == null && c.roles() == null && c.phone() == null && c.whatsapp() == null
                && c.department() == null;
    }

    private static @Nullable String changed(@Nullable String given, @Nullable String before) {
        return given == null ? before : OpeningAccounts.unlessBlank(given);
    }
}
