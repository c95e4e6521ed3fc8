/** Decides about accounts: who may be made, changed, shut out and forgotten, and by whom. Never sees a password, only the id of a stored credential. */
@NullMarked
package io.ticketledger.command.account;

import org.jspecify.annotations.NullMarked;
