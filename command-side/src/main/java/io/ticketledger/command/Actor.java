package io.ticketledger.command;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.Role;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks. {@code account} is null for the desk itself (first start, policies). The roles are those the actor holds at this moment, never those a
 * token remembers.
 */
public record Actor(@Nullable AccountId account, String name, Set<Role> roles) {

    public static final Actor SYSTEM = new Actor(null, "system", Set.of(Role.ADMIN));

    public Actor {
        roles = Role.inOrder(roles);
    }

    public boolean is(AccountId other) {
        return other.equals(account);
    }

    public boolean hasAny(Role... any) {
        for (Role role : any) if (roles.contains(role)) return true;
        return false;
    }

    /** Works for the desk, so may read what is internal. */
    public boolean isStaff() {
        return hasAny(Role.ADMIN, Role.COORDINATOR, Role.AGENT, Role.MANAGER, Role.AUDITOR);
    }
}
