package io.ticketledger.events.account;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.CredentialId;

/** From now on this credential opens the account and no earlier one does. */
public record PasswordChanged(AccountId account, CredentialId credential) implements AccountEvent {}
