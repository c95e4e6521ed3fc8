/** What boards and companies look like in numbers. Queries alone, over what the other read models write; archived and deleted tickets do not count. */
@NullMarked
package io.ticketledger.query.figures;

import org.jspecify.annotations.NullMarked;
