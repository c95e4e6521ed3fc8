package io.ticketledger.server.incident;

import static io.ticketledger.server.incident.IncidentVocabulary.CHANNEL;
import static io.ticketledger.server.incident.IncidentVocabulary.ROLE;

import io.ticketledger.events.AccountId;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.directory.AccountStanding;
import io.ticketledger.server.incident.IncidentPeopleResponses.DatedProfile;
import io.ticketledger.server.incident.IncidentPeopleResponses.Profile;
import io.ticketledger.server.incident.IncidentPeopleResponses.User;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From what the desk knows of people to what this contract says of them. Pure. */
final class IncidentPeopleTranslation {

    private IncidentPeopleTranslation() {}

    static Profile profile(Account a) {
        return new Profile(a.number(), a.username(), orEmpty(a.email()), a.firstName(), a.lastName(), role(a), orEmpty(a.phone()),
                orEmpty(a.whatsapp()), orEmpty(a.department()));
    }

    static DatedProfile datedProfile(Account a) {
        return new DatedProfile(a.number(), a.username(), orEmpty(a.email()), a.firstName(), a.lastName(), role(a), orEmpty(a.phone()),
                orEmpty(a.whatsapp()), orEmpty(a.department()), channels(a), a.joinedAt(), a.updatedAt());
    }

    static User user(Account a) {
        return new User(a.number(), a.username(), orEmpty(a.email()), a.firstName(), a.lastName(), a.fullName(), role(a),
                orEmpty(a.phone()), orEmpty(a.whatsapp()), orEmpty(a.department()), channels(a), a.standing() == AccountStanding.ACTIVE, a.joinedAt());
    }

    static List<String> channels(Account a) {
        return a.channels().stream().map(CHANNEL::wire).toList();
    }

    private static String role(Account a) {
        return ROLE.wire(IncidentVocabulary.strongest(a.roles()));
    }

    static long number(Map<AccountId, Account> people, AccountId id) {
        Account account = people.get(id);
        return account == null ? 0 : account.number();
    }

    /** The desk itself has no account. */
    static String name(Map<AccountId, Account> people, @Nullable AccountId id) {
        if (id == null) return "System";
        Account account = people.get(id);
        return account == null ? "" : account.fullName();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
