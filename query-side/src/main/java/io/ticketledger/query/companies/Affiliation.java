package io.ticketledger.query.companies;

import io.ticketledger.events.CompanyId;
import io.ticketledger.events.CompanyRole;

/** Where somebody belongs, and how. */
public record Affiliation(CompanyId company, long number, String name, CompanyRole as) {}
