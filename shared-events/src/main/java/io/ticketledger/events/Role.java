package io.ticketledger.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What an account may do on the whole desk. Roles within a project stand beside these. */
public enum Role {
    @JsonProperty("admin") ADMIN,
    @JsonProperty("coordinator") COORDINATOR,
    @JsonProperty("agent") AGENT,
    @JsonProperty("manager") MANAGER,
    @JsonProperty("auditor") AUDITOR,
    @JsonProperty("requester") REQUESTER;

    /** The word the log uses for this role. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no role has this word */
    public static Role of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** The same roles in the order of this list, so that equal sets are written to the log in equal words. */
    public static Set<Role> inOrder(Collection<Role> roles) {
        return roles.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(roles));
    }
}
