/**
 * Takes what the outbox holds to where it is meant for: by mail, by WhatsApp, each at its own pace and on any number of nodes. Nothing here decides who is
 * told what, and no request waits for anything here. A message may arrive twice, with the same id, if a server dies between sending and noting it.
 */
@NullMarked
package io.ticketledger.server.delivery;

import org.jspecify.annotations.NullMarked;
