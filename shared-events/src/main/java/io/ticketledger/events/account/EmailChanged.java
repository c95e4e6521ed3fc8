package io.ticketledger.events.account;

import io.ticketledger.events.AccountId;
import org.jspecify.annotations.Nullable;

/** The account is reached at another address. */
public record EmailChanged(AccountId account, @Nullable String from, @Nullable String to) implements AccountEvent {}
