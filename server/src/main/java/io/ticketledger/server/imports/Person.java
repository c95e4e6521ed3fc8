package io.ticketledger.server.imports;

import io.ticketledger.command.Actor;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.Role;
import java.util.Set;

/** Somebody a history names. Gets an account that nobody can log in to: no credential, no address. */
public record Person(AccountId account, String username, String firstName, String lastName, Role role) {

    public String name() {
        return (firstName + " " + lastName).strip();
    }

    /** With authority that is lent for one command, whatever the account's own role is. */
    public Actor with(Role authority) {
        return new Actor(account, name(), Set.of(authority));
    }
}
