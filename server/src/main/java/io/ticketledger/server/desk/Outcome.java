package io.ticketledger.server.desk;

/**
 * What became of a command that was not refused.
 *
 * @param position   where its last event stands in the log, or {@link #NOTHING} if it was so already
 * @param isReadable false if the read models had not caught up when the waiting ended; the write itself is safe
 */
public record Outcome(long position, boolean isReadable) {

    public static final long NOTHING = -1;
}
