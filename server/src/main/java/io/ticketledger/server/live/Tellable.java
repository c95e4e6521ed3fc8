package io.ticketledger.server.live;

/** What stands at one position of the log, as far as a stream of events must know it. */
interface Tellable {

    long position();

    /** The log's word for what happened. */
    String name();
}
