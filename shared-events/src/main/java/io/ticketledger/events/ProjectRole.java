package io.ticketledger.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What an account may do in one project, strongest first. It says nothing about other projects. */
public enum ProjectRole {
    @JsonProperty("superadmin") SUPERADMIN,
    @JsonProperty("admin") ADMIN,
    @JsonProperty("manager") MANAGER,
    @JsonProperty("user") USER;

    /** The word the log uses for this role. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no role has this word */
    public static ProjectRole of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
