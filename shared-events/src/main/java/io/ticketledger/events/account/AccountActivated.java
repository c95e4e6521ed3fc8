package io.ticketledger.events.account;

import io.ticketledger.events.AccountId;

/** The account may log in again. */
public record AccountActivated(AccountId account) implements AccountEvent {}
