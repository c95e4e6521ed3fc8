/** Who there is: accounts and teams, as they are now. Other read models may take names from here and nothing else. */
@NullMarked
package io.ticketledger.query.directory;

import org.jspecify.annotations.NullMarked;
