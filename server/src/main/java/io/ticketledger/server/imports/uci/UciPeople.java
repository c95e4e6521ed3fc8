package io.ticketledger.server.imports.uci;

import io.ticketledger.events.Role;
import io.ticketledger.server.imports.HistoricIds;
import io.ticketledger.server.imports.Person;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Accounts for the names in the data. The log masks a person per column, so "Resolver 17" and "Updated by 17" may or may not be the same; they stay apart.
 */
final class UciPeople {

    static final String DATA_SET = "uci-incident-event-log";
    static final HistoricIds IDS = new HistoricIds(DATA_SET, "https://doi.org/10.24432/C57S4H");

    private UciPeople() {}

    static Person caller(@Nullable String name) {
        return person(name == null ? "Unknown caller" : name, Role.REQUESTER);
    }

    static Person opener(@Nullable String name) {
        return person(name == null ? "Unknown opener" : name, Role.AGENT);
    }

    static Person staff(String name) {
        return person(name, Role.AGENT);
    }

    /** "Opened by  8" is opened-by-8, first name "Opened by", last name "8". */
    private static Person person(String name, Role role) {
        String plain = name.strip().replaceAll("\\s+", " ");
        String username = plain.toLowerCase(Locale.ROOT).replace(' ', '-');
        int last = plain.lastIndexOf(' ');
        return new Person(IDS.account(username), username, last < 0 ? "" : plain.substring(0, last), plain.substring(last + 1), role);
    }
}
