/**
 * Judging from outside what the ledger gave away. {@code Verify.java}, beside these packages and in none, is one file on purpose, and longer than others here: auditors read it, and run it, without the rest. It knows
 * nothing of the server and shares no code with its tree, so that each checks the other; nothing here may be used by what it checks.
 */
@NullMarked
package io.ticketledger.server.verify;

import org.jspecify.annotations.NullMarked;
