/**
 * The way in to the domain that every dialect, policy and import shares: send a command as somebody, wait until it can be read, draw new numbers.
 * Knows no HTTP and no contract.
 */
@NullMarked
package io.ticketledger.server.desk;

import org.jspecify.annotations.NullMarked;
