package io.ticketledger.events.account;

import io.ticketledger.events.AccountId;
import org.jspecify.annotations.Nullable;

/** The account is gone for good; its user name and address are free again, its name stays in history. */
public record AccountDeleted(AccountId account, String username, @Nullable String email) implements AccountEvent {}
