package io.ticketledger.events.account;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.Role;
import java.util.Set;

/** The account may do other things than before. */
public record RolesChanged(AccountId account, Set<Role> from, Set<Role> to) implements AccountEvent {

    public RolesChanged {
        from = Role.inOrder(from);
        to = Role.inOrder(to);
    }
}
