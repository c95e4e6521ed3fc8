package io.ticketledger.events.company;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.CompanyId;
import io.ticketledger.events.CompanyRole;

/** Somebody looks after the company, or works there. */
public record CompanyMemberAdded(CompanyId company, AccountId account, CompanyRole as) implements CompanyEvent {}
