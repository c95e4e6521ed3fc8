package io.ticketledger.events.company;

import io.ticketledger.events.CompanyId;

/** What a company does is told in other words. */
public record CompanyDescribed(CompanyId company, String description) implements CompanyEvent {}
