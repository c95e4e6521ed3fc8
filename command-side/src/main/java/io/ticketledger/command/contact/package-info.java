/** Decisions about contacts. Pure deciders, and the thin shell through which Axon asks them. */
@NullMarked
package io.ticketledger.command.contact;

import org.jspecify.annotations.NullMarked;
