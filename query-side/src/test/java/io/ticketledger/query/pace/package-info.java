/** What read models cost to write and to read, measured by hand; nothing here is a test. */
@NullMarked
package io.ticketledger.query.pace;

import org.jspecify.annotations.NullMarked;
