package io.ticketledger.events.company;

import io.ticketledger.events.CompanyId;
import io.ticketledger.events.LogoId;

/** A company has a logo, or another one. {@code size} in bytes, {@code sha256} in lower-case hex. */
public record LogoSet(CompanyId company, LogoId logo, String name, String mediaType, long size, String sha256) implements CompanyEvent {}
