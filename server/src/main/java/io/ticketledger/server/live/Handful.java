package io.ticketledger.server.live;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.account.AccountActivated;
import io.ticketledger.events.account.AccountDeactivated;
import io.ticketledger.events.account.AccountDeleted;
import io.ticketledger.events.account.AccountEvent;
import io.ticketledger.events.account.AccountOpened;
import io.ticketledger.events.account.ChannelsChosen;
import io.ticketledger.events.account.DepartmentChanged;
import io.ticketledger.events.account.EmailChanged;
import io.ticketledger.events.account.PasswordChanged;
import io.ticketledger.events.account.PersonRenamed;
import io.ticketledger.events.account.PhoneNumbersChanged;
import io.ticketledger.events.account.RolesChanged;
import io.ticketledger.events.account.SecretKeyUsed;
import io.ticketledger.events.account.UsernameChanged;
import java.util.List;
import java.util.Set;

/**
 * The next events of the log, ready to be shown.
 *
 * @param last        position of the last of them
 * @param happenings  those about tickets, unless nobody wanted them
 * @param judgedAnew  people whose rights were changed by one of them
 */
record Handful(long last, boolean withTickets, List<Happening> happenings, Set<AccountId> judgedAnew) {

    static boolean changesRights(AccountEvent event) {
        return switch (event) {
            case AccountDeactivated _, AccountDeleted _, RolesChanged _, PasswordChanged _ -> true;
            case AccountOpened _, AccountActivated _, UsernameChanged _, EmailChanged _, PersonRenamed _, PhoneNumbersChanged _, DepartmentChanged _,
                    ChannelsChosen _, SecretKeyUsed _ -> false;
        };
    }
}
