package io.ticketledger.events.company;

import io.ticketledger.events.CompanyId;

/** A company has no logo any more. */
public record LogoRemoved(CompanyId company) implements CompanyEvent {}
