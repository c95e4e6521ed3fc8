package io.ticketledger.command.account;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.Role;
import io.ticketledger.events.account.AccountOpened;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a decision about an account reads. */
record AccountState(
        AccountId id,
        Standing standing,
        String username,
        @Nullable String email,
        String firstName,
        String lastName,
        Set<Role> roles,
        @Nullable String phone,
        @Nullable String whatsapp,
        @Nullable String department) {

    enum Standing { ACTIVE, INACTIVE, DELETED }

    static AccountState opened(AccountOpened e) {
        return new AccountState(e.account(), Standing.ACTIVE, e.username(), e.email(), e.firstName(), e.lastName(), e.roles(), e.phone(), e.whatsapp(), e.department());
    }

    AccountState in(Standing next) {
        return new AccountState(id, next, username, email, firstName, lastName, roles, phone, whatsapp, department);
    }

    AccountState loginName(String to) {
        return new AccountState(id, standing, to, email, firstName, lastName, roles, phone, whatsapp, department);
    }

    AccountState reachedAt(@Nullable String to) {
        return new AccountState(id, standing, username, to, firstName, lastName, roles, phone, whatsapp, department);
    }

    AccountState named(String first, String last) {
        return new AccountState(id, standing, username, email, first, last, roles, phone, whatsapp, department);
    }

    AccountState with(Set<Role> to) {
        return new AccountState(id, standing, username, email, firstName, lastName, to, phone, whatsapp, department);
    }

    AccountState calledAt(@Nullable String newPhone, @Nullable String newWhatsapp) {
        return new AccountState(id, standing, username, email, firstName, lastName, roles, newPhone, newWhatsapp, department);
    }

    AccountState workingIn(@Nullable String to) {
        return new AccountState(id, standing, username, email, firstName, lastName, roles, phone, whatsapp, to);
    }
}
