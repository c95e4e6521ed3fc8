/**
 * Takes the history of another desk into the log, as commands that our own rules judge. Here is what every import shares: steps, ids, running, resuming,
 * checking; a data set's own words live in a package of their own and know nothing of Spring.
 *
 * <p>An import runs with an administrator's authority on behalf of the people the history names: they are the actors of their commands, with the role ADMIN
 * lent for the command, because the other desk let them do it and ours has no say in that any more. What only a requester can say is said by the requester,
 * with no lent authority; who pressed the key stands in the provenance.
 */
@NullMarked
package io.ticketledger.server.imports;

import org.jspecify.annotations.NullMarked;
