package io.ticketledger.command.account;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.Channel;
import io.ticketledger.events.CredentialId;
import io.ticketledger.events.Role;
import java.util.List;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked of an account. Passwords never come here: they are stored first, and the command names the stored credential. */
public sealed interface AccountCommand {

    @TargetAggregateIdentifier
    AccountId account();

    /** Without a credential nobody can log in to the account until a password is set. An empty address, number or department is none. */
    record OpenAccount(
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
            @Nullable CredentialId credential) implements AccountCommand {}

    /** What is null stays as it is; an empty phone number, address or department is taken away, and without any channel the person wants to hear nothing at all. */
    record ChangeAccount(
            AccountId account,
            @Nullable String username,
            @Nullable String email,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable Set<Role> roles,
            @Nullable String phone,
            @Nullable String whatsapp,
            @Nullable String department,
            @Nullable List<Channel> channels,
            @Nullable CredentialId credential) implements AccountCommand {

        public ChangeAccount {
            channels = channels == null ? null : Channel.inOrder(channels);
        }
    }

    record ActivateAccount(AccountId account) implements AccountCommand {}

    record DeactivateAccount(AccountId account) implements AccountCommand {}

    record DeleteAccount(AccountId account) implements AccountCommand {}

    /** Somebody acted as this account with the key that stands in for a password. */
    record NoteSecretKeyUse(AccountId account, String method, String path) implements AccountCommand {}
}
