/** What can happen to a ticket. {@link io.ticketledger.events.ticket.TicketEvent} is the table of contents. Only facts: no decisions, no views. */
@NullMarked
package io.ticketledger.events.ticket;

import org.jspecify.annotations.NullMarked;
