package io.ticketledger.events.account;

import io.ticketledger.events.AccountId;

/** The person goes by another name. */
public record PersonRenamed(AccountId account, String firstName, String lastName) implements AccountEvent {}
