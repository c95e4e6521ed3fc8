/** What every decision needs whatever it is about: who asks and when, the desk's policy, and how a refusal looks. No clock, no I/O, no read model. */
@NullMarked
package io.ticketledger.command;

import org.jspecify.annotations.NullMarked;
