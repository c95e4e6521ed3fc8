/** What an auditor's verifier must notice. Certificates of a real desk, and a ledger on paper that can lie. */
@NullMarked
package io.ticketledger.server.verify;

import org.jspecify.annotations.NullMarked;
