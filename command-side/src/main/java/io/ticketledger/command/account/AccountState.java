package io.ticketledger.command.account;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.Channel;
import io.ticketledger.events.Role;
import io.ticketledger.events.account.AccountOpened;
import java.util.List;
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
        @Nullable String department,
        List<Channel> channels) {

    enum Standing { ACTIVE, INACTIVE, DELETED }

    static AccountState opened(AccountOpened e) {
        return new AccountState(e.account(), Standing.ACTIVE, e.username(), e.email(), e.firstName(), e.lastName(), e.roles(), e.phone(), e.whatsapp(), e.department(),
                Channel.ALL);
    }

    AccountState in(Standing next) {
        return new AccountState(id, next, username, email, firstName, lastName, roles, phone, whatsapp, department, channels);
    }

    AccountState loginName(String to) {
        return new AccountState(id, standing, to, email, firstName, lastName, roles, phone, whatsapp, department, channels);
    }

    AccountState reachedAt(@Nullable String to) {
        return new AccountState(id, standing, username, to, firstName, lastName, roles, phone, whatsapp, department, channels);
    }

    AccountState named(String first, String last) {
        return new AccountState(id, standing, username, email, first, last, roles, phone, whatsapp, department, channels);
    }

    AccountState with(Set<Role> to) {
        return new AccountState(id, standing, username, email, firstName, lastName, to, phone, whatsapp, department, channels);
    }

    AccountState calledAt(@Nullable String newPhone, @Nullable String newWhatsapp) {
        return new AccountState(id, standing, username, email, firstName, lastName, roles, newPhone, newWhatsapp, department, channels);
    }

    AccountState workingIn(@Nullable String to) {
        return new AccountState(id, standing, username, email, firstName, lastName, roles, phone, whatsapp, to, channels);
    }

    AccountState hearingOn(List<Channel> chosen) {
        return new AccountState(id, standing, username, email, firstName, lastName, roles, phone, whatsapp, department, chosen);
    }
}
