package io.ticketledger.server.incident;

import static io.ticketledger.server.incident.IncidentProblems.Refused.notFound;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.CredentialId;
import io.ticketledger.events.Role;
import io.ticketledger.query.Page;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.query.directory.FindAccounts;
import io.ticketledger.server.corridor.Listing;
import io.ticketledger.server.corridor.PageRequest;
import io.ticketledger.server.corridor.Secret;
import io.ticketledger.server.corridor.Text;
import io.ticketledger.server.desk.Outcome;
import io.ticketledger.server.incident.IncidentPeopleResponses.User;
import io.ticketledger.server.security.Passwords;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the routes about people share: finding and listing them, and accounts that get a password. */
@Component
class IncidentPeople {

    private final Directory directory;
    private final Passwords passwords;

    IncidentPeople(Directory directory, Passwords passwords) {
        this.directory = directory;
        this.passwords = passwords;
    }

    Account existing(String number) {
        return Text.number(number).flatMap(directory::byNumber).orElseThrow(() -> notFound("User not found"));
    }

    Account existing(AccountId id) {
        return directory.byId(id).orElseThrow(() -> notFound("User not found"));
    }

    <T> Listing<T> list(@Nullable String search, @Nullable Role role, @Nullable String page, @Nullable String pageSize, Function<Account, T> shown) {
        Optional<PageRequest> asked = PageRequest.of(page, pageSize);
        Page<Account> found = directory.find(FindAccounts.first(PageRequest.limit(asked, Integer.MAX_VALUE))
                .from(PageRequest.offset(asked)).withSearch(search).withRole(role));
        return Listing.of(asked, found.total(), found.items().stream().map(shown).toList());
    }

    Outcome withPassword(Secret password, Function<CredentialId, Outcome> deed) {
        return passwords.storeFor(password.text(), deed);
    }

    /** As {@link #withPassword}, where there may be none. */
    Outcome withPasswordIfGiven(@Nullable Secret password, Function<@Nullable CredentialId, Outcome> deed) {
        return password == null ? deed.apply(null) : withPassword(password, deed::apply);
    }
}
