package io.ticketledger.events.account;

import io.ticketledger.events.AccountId;
import org.jspecify.annotations.Nullable;

/** The person works elsewhere in the house. */
public record DepartmentChanged(AccountId account, @Nullable String department) implements AccountEvent {}
