package io.ticketledger.events.company;

import io.ticketledger.events.CompanyId;
import org.jspecify.annotations.Nullable;

/** The desk works for a company. */
public record CompanyCreated(
        CompanyId company,
        long number,
        String name,
        String description,
        @Nullable String email,
        @Nullable String phone) implements CompanyEvent {}
