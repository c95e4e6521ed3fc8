package io.ticketledger.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an account belongs to a company: it looks after the company, or works there. */
public enum CompanyRole {
    @JsonProperty("admin") ADMIN,
    @JsonProperty("user") USER
}
