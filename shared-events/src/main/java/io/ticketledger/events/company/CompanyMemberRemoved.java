package io.ticketledger.events.company;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.CompanyId;
import io.ticketledger.events.CompanyRole;

/** Somebody does not look after the company, or work there, any more. */
public record CompanyMemberRemoved(CompanyId company, AccountId account, CompanyRole as) implements CompanyEvent {}
