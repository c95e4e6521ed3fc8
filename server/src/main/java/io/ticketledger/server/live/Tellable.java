package io.ticketledger.server.live;

/** What stands at one position of the log, and is told once. */
interface Tellable {

    long position();
}
