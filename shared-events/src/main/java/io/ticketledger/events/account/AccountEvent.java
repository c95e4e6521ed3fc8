package io.ticketledger.events.account;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.LedgerEvent;

/** Everything that can happen to an account. */
public sealed interface AccountEvent extends LedgerEvent
        permits AccountOpened,
                UsernameChanged,
                EmailChanged,
                PersonRenamed,
                PhoneNumbersChanged,
                DepartmentChanged,
                ChannelsChosen,
                RolesChanged,
                PasswordChanged,
                AccountDeactivated,
                AccountActivated,
                AccountDeleted,
                SecretKeyUsed {

    AccountId account();
}
