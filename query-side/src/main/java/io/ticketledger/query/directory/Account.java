package io.ticketledger.query.directory;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.Channel;
import io.ticketledger.events.CredentialId;
import io.ticketledger.events.Role;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A person the desk knows. {@code channels} are those he wants to be reached on; without an address or number for one there is nothing to reach. */
public record Account(
        AccountId id,
        long number,
        String username,
        @Nullable String email,
        String firstName,
        String lastName,
        Set<Role> roles,
        @Nullable String phone,
        @Nullable String whatsapp,
        @Nullable String department,
        List<Channel> channels,
        AccountStanding standing,
        @Nullable CredentialId credential,
        Instant joinedAt,
        Instant updatedAt) {

    /** First and last name; the user name of somebody who has neither. */
    public String fullName() {
        String name = (firstName + " " + lastName).strip();
        return name.isEmpty() ? username : name;
    }

    public boolean isActive() {
        return standing == AccountStanding.ACTIVE;
    }

    public boolean isDeleted() {
        return standing == AccountStanding.DELETED;
    }
}
