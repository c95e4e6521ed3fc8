/**
 * Whom the desk tells what, and what became of it. The projection is a policy, not a view: it decides from each event once, a row per recipient and channel, with
 * addresses and choices as they were at that event, and never again, because people and tickets carry the version they were decided at. The outbox delivers a row at
 * least once, always under the same name, and never after its outcome. Outcomes and what was read are kept here alone, so this is never rebuilt; setting
 * its token back changes nothing. Only emptying the tables by hand, or restoring a database without them, would tell everybody everything again.
 */
@NullMarked
package io.ticketledger.query.notifications;

import org.jspecify.annotations.NullMarked;
