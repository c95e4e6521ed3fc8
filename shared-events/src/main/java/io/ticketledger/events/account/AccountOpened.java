package io.ticketledger.events.account;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.CredentialId;
import io.ticketledger.events.Role;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A person is known to the desk. Without a credential the account can be named but cannot log in. */
public record AccountOpened(
        AccountId account,
        long number,
        String username,
        @Nullable String email,
        String firstName,
        String lastName,
        Set<Role> roles,
        @Nullable String phone,
        @Nullable String whatsapp,
        @Nullable String department,
        @Nullable CredentialId credential) implements AccountEvent {

    public AccountOpened {
        roles = Role.inOrder(roles);
    }
}
