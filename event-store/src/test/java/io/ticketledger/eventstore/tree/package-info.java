/** What the tree promises, against the definition of RFC 6962 and against somebody who may do anything to the tables. */
@NullMarked
package io.ticketledger.eventstore.tree;

import org.jspecify.annotations.NullMarked;
