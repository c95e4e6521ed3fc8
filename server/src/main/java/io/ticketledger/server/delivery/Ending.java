package io.ticketledger.server.delivery;

/** How a delivery ended, this time. */
sealed interface Ending {

    /** There is no way to this person. */
    record Skipped(String why) implements Ending {}

    record Tried(Result result) implements Ending {}
}
