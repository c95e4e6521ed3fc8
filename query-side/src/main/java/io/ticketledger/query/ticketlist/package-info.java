/**
 * Every scalar of a ticket in one row, and the lists over them: filter, search, sort, page. What happened to a ticket is in {@code ticketdetails}; people
 * are named by id here and looked up in the directory by whoever shows them.
 */
@NullMarked
package io.ticketledger.query.ticketlist;

import org.jspecify.annotations.NullMarked;
