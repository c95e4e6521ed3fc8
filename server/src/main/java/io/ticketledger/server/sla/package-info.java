/**
 * Time passes here: whose clock has run out is asked to say so, by one node at a time. Whether a promise is broken is decided by the ticket; which are due
 * is known by a read model; when to look is db-scheduler's business.
 */
@NullMarked
package io.ticketledger.server.sla;

import org.jspecify.annotations.NullMarked;
