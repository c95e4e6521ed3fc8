package io.ticketledger.events.account;

import io.ticketledger.events.AccountId;
import org.jspecify.annotations.Nullable;

/** The account is called at other numbers. */
public record PhoneNumbersChanged(AccountId account, @Nullable String phone, @Nullable String whatsapp) implements AccountEvent {}
