/**
 * The auditors' room at {@code /ledger/}: what the log says, and why things are as they are. Reads the log itself wherever it can, changes nothing, speaks
 * the log's own words. For administrators and managers. Routes in Ledger…Api, what goes out in LedgerResponses, words in LedgerVocabulary, the step from our
 * records to the wire in LedgerTranslation, refusals in LedgerProblems. Knows no dialect.
 */
@NullMarked
package io.ticketledger.server.ledger;

import org.jspecify.annotations.NullMarked;
