package io.ticketledger.server.ledger;

import io.ticketledger.events.AccountId;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.server.corridor.Text;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Who is meant: a person is named by UUID, number or username. */
final class LedgerPeople {

    static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Directory directory;

    LedgerPeople(Directory directory) {
        this.directory = directory;
    }

    /** Also if he is deleted, as long as he is not named by his username, which may be somebody else's by now. */
    Optional<Account> named(String text) {
        if (ID.matcher(text).matches()) return directory.byId(new AccountId(UUID.fromString(text)));
        Optional<Long> number = Text.number(text);
        if (number.isPresent()) return directory.everByNumber(number.get());
        return Text.isStorable(text) ? directory.byUsername(text) : Optional.empty();
    }
}
