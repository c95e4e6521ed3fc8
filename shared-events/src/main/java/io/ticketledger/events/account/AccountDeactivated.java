package io.ticketledger.events.account;

import io.ticketledger.events.AccountId;

/** The account may not log in until it is activated again. */
public record AccountDeactivated(AccountId account) implements AccountEvent {}
