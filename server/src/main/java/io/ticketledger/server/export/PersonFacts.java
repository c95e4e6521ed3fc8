package io.ticketledger.server.export;

import static io.ticketledger.server.export.Attribute.text;

import io.ticketledger.events.Role;
import io.ticketledger.events.account.AccountActivated;
import io.ticketledger.events.account.AccountDeactivated;
import io.ticketledger.events.account.AccountDeleted;
import io.ticketledger.events.account.AccountEvent;
import io.ticketledger.events.account.AccountOpened;
import io.ticketledger.events.account.ChannelsChosen;
import io.ticketledger.events.account.DepartmentChanged;
import io.ticketledger.events.account.EmailChanged;
import io.ticketledger.events.account.PasswordChanged;
import io.ticketledger.events.account.PersonRenamed;
import io.ticketledger.events.account.PhoneNumbersChanged;
import io.ticketledger.events.account.RolesChanged;
import io.ticketledger.events.account.SecretKeyUsed;
import io.ticketledger.events.account.UsernameChanged;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What an account's event makes of the person, as far as an analysis of the work needs it: not how he is reached. */
final class PersonFacts {

    private static final String NAME = "name";
    private static final String USERNAME = "username";
    private static final String DEPARTMENT = "department";
    private static final String ROLES = "roles";
    private static final String STANDING = "standing";

    static final List<Attribute> ALL = List.of(text(NAME, null), text(USERNAME, null), text(DEPARTMENT, null), text(ROLES, null), text(STANDING, null));

    private PersonFacts() {}

    static List<Attribute> of(AccountEvent event) {
        return switch (event) {
            case AccountOpened e -> List.of(text(NAME, name(e.firstName(), e.lastName())), text(USERNAME, e.username()), text(DEPARTMENT, e.department()),
                    text(ROLES, listed(e.roles())), text(STANDING, "active"));
            case UsernameChanged e -> List.of(text(USERNAME, e.to()));
            case PersonRenamed e -> List.of(text(NAME, name(e.firstName(), e.lastName())));
            case DepartmentChanged e -> List.of(text(DEPARTMENT, e.department()));
            case RolesChanged e -> List.of(text(ROLES, listed(e.to())));
            case AccountDeactivated _ -> List.of(text(STANDING, "inactive"));
            case AccountActivated _ -> List.of(text(STANDING, "active"));
            case AccountDeleted _ -> List.of(text(STANDING, "deleted"));
            case EmailChanged _, PhoneNumbersChanged _, ChannelsChosen _, PasswordChanged _, SecretKeyUsed _ -> List.of();
        };
    }

    private static String name(String first, String last) {
        return (first + " " + last).strip();
    }

    private static String listed(Collection<Role> roles) {
        return roles.stream().map(Role::word).collect(Collectors.joining(","));
    }
}
