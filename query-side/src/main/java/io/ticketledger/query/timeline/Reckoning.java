package io.ticketledger.query.timeline;

/** By which of the two clocks a time is meant: when things happened, or when the log learned of them. */
public enum Reckoning {
    OCCURRED("occurred"),
    RECORDED("recorded");

    /** The clock as the tables name it: a word of ours, safe to put into SQL. */
    final String column;

    Reckoning(String column) {
        this.column = column;
    }
}
