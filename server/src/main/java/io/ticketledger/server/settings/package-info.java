/** What can be set from outside, in one record, judged once at start. No defaults hide elsewhere. */
@NullMarked
package io.ticketledger.server.settings;

import org.jspecify.annotations.NullMarked;
