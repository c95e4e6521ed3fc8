/** What can happen to a contact. {@link io.ticketledger.events.contact.ContactEvent} is the table of contents. Only facts: no decisions, no views. */
@NullMarked
package io.ticketledger.events.contact;

import org.jspecify.annotations.NullMarked;
