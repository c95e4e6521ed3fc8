package io.ticketledger.events.company;

import io.ticketledger.events.CompanyId;

/** A company is called something else. */
public record CompanyRenamed(CompanyId company, String name) implements CompanyEvent {}
