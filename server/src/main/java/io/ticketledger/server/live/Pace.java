package io.ticketledger.server.live;

import java.time.Duration;

/**
 * How patient the desk is with those who listen.
 *
 * @param heartbeat     a ticket stream on which nothing else is said says this often that it is there
 * @param ping          a quiet socket is asked this often whether anybody is there, and given up when three times nobody was
 * @param queued        messages that wait for a slow client before he is cut off
 * @param perPerson     connections of one person on one node; who opens more has his oldest closed
 * @param perNode       connections of everybody on one node
 */
public record Pace(Duration heartbeat, Duration ping, int queued, int perPerson, int perNode) {

    /** Writing a message is not deep, and there may be thousands. */
    private static final long STACK = 512 * 1024;

    public static final Pace USUAL = new Pace(Duration.ofSeconds(15), Duration.ofSeconds(30), 1_000, 20, 2_000);

    /** For one connection. */
    public static Thread.Builder thread(String name) {
        return Thread.ofPlatform().daemon().stackSize(STACK).name(name);
    }
}
