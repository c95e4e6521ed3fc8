package io.ticketledger.events.account;

import io.ticketledger.events.AccountId;

/** Somebody acted as this account with the key that stands in for a password while a client is being developed. */
public record SecretKeyUsed(AccountId account, String method, String path) implements AccountEvent {}
