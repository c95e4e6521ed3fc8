package io.ticketledger.events.account;

import io.ticketledger.events.AccountId;

/** The account logs in under another name. */
public record UsernameChanged(AccountId account, String from, String to) implements AccountEvent {}
