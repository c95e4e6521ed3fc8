/** Decisions about companies the desk works for. Pure deciders, and the thin shell through which Axon asks them. */
@NullMarked
package io.ticketledger.command.company;

import org.jspecify.annotations.NullMarked;
