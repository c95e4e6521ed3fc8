/** What can happen to an account, a person who can be named and may log in. Never a password: events name a credential by its id. */
@NullMarked
package io.ticketledger.events.account;

import org.jspecify.annotations.NullMarked;
