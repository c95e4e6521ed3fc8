/**
 * Whom the desk has told, or would have told, what. The log says what is due; sending and its outcome will be facts of their own, because what is here is
 * forgotten and told anew by every rebuild.
 */
@NullMarked
package io.ticketledger.query.notifications;

import org.jspecify.annotations.NullMarked;
