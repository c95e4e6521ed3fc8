package io.ticketledger.events.company;

import io.ticketledger.events.CompanyId;
import org.jspecify.annotations.Nullable;

/** How a company is reached from now on. */
public record CompanyReachable(CompanyId company, @Nullable String email, @Nullable String phone) implements CompanyEvent {}
