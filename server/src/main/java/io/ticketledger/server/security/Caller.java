package io.ticketledger.server.security;

import io.ticketledger.command.Actor;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.Role;
import io.ticketledger.query.directory.Account;
import java.util.Set;

/** Whose request this is, as the account is at this moment: {@code @AuthenticationPrincipal Caller caller}. */
public record Caller(AccountId id, long number, String username, String name, Set<Role> roles) {

    public static Caller of(Account account) {
        return new Caller(account.id(), account.number(), account.username(), account.fullName(), account.roles());
    }

    public Actor actor() {
        return new Actor(id, name, roles);
    }

    public boolean hasAny(Role... any) {
        for (Role role : any) if (roles.contains(role)) return true;
        return false;
    }
}
