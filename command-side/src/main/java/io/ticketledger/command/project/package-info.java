/** Decisions about projects: members, boards and tags. Pure deciders, and the thin shell through which Axon asks them. */
@NullMarked
package io.ticketledger.command.project;

import org.jspecify.annotations.NullMarked;
