/** Projects as they are: who is a member in which role, the columns of the board and what belongs in which, the tags and whom to ask about them. */
@NullMarked
package io.ticketledger.query.projects;

import org.jspecify.annotations.NullMarked;
