package io.ticketledger.events.company;

import io.ticketledger.events.CompanyId;

/** The desk does not work for the company any more. */
public record CompanyDeleted(CompanyId company) implements CompanyEvent {}
