package io.ticketledger.server.ledger;

import java.util.Locale;

/** The words of this room are those of the log: small letters, a hyphen between them. Nothing is lost and nothing needs a table. */
final class LedgerVocabulary {

    private LedgerVocabulary() {}

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
