/**
 * What happened to a ticket, as its readers see it: moves, comments, attachments; and the ticket whole, also ahead of the read models. Builds on the row
 * of {@code ticketlist}.
 */
@NullMarked
package io.ticketledger.query.ticketdetails;

import org.jspecify.annotations.NullMarked;
