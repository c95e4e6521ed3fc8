package io.ticketledger.server.live;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/** One socket and the thread that writes to it, which alone does so. Asks now and then whether anybody is still there. */
final class SocketPeer {

    private static final Logger LOG = LoggerFactory.getLogger(SocketPeer.class);

    /** Unanswered for so many pings, a peer is gone. */
    private static final int PINGS = 3;

    private final WebSocketSession session;
    private final Connection<Saying> connection;
    private final Pace pace;
    private final InstantSource clock;
    private volatile long heard = System.nanoTime();
    private long asked = System.nanoTime();

    SocketPeer(WebSocketSession session, Connection<Saying> connection, Pace pace, InstantSource clock) {
        this.session = session;
        this.connection = connection;
        this.pace = pace;
        this.clock = clock;
    }

    void hear() {
        heard = System.nanoTime();
    }

    /** The answer waits like all else that is to be written: whoever talks without listening fills his own queue. */
    void hear(String said) {
        hear();
        String answer = SmallTalk.answer(said);
        connection.offer(() -> answer);
    }

    void end(Ending why) {
        connection.end(why);
    }

    void run() {
        try {
            while (goesOn()) {
                for (Saying saying : connection.next(untilNextLook()).messages()) say(saying);
                long now = System.nanoTime();
                if (now - asked < pace.ping().toNanos() || !goesOn()) continue;
                session.sendMessage(new PingMessage());
                asked = now;
            }
        } catch (IOException | IllegalStateException e) {
            LOG.debug("A socket broke: {}", e.getMessage());
            connection.end(Ending.GONE);
        } catch (InterruptedException e) {
            connection.end(Ending.STOPPING);
        } catch (RuntimeException e) {
            // Whoever comes back asks for what there is and misses nothing.
            LOG.warn("A socket broke off: {}", e.toString());
            connection.end(Ending.BROKEN);
        } finally {
            close();
        }
    }

    private void say(Saying saying) throws IOException {
        if (connection.isOver()) return;
        String text = saying.text();
        // Its rights may have ended while the words were looked for.
        if (text != null && !connection.isOver()) session.sendMessage(new TextMessage(text));
    }

    private boolean goesOn() {
        if (!clock.instant().isBefore(connection.until())) connection.end(Ending.TOKEN_EXPIRED);
        if (System.nanoTime() - heard >= PINGS * pace.ping().toNanos()) connection.end(Ending.GONE);
        return !connection.isOver();
    }

    private Duration untilNextLook() {
        Duration ping = pace.ping().minusNanos(System.nanoTime() - asked);
        Duration expiry = Duration.between(clock.instant(), connection.until());
        Duration next = ping.compareTo(expiry) < 0 ? ping : expiry;
        return next.isNegative() ? Duration.ZERO : next;
    }

    private void close() {
        Ending why = connection.ending();
        if (why == null) why = Ending.BROKEN;
        CloseStatus status = switch (why) {
            case GONE -> CloseStatus.NORMAL;
            case STOPPING -> CloseStatus.GOING_AWAY;
            case JUDGED_ANEW, TOKEN_EXPIRED, TOO_SLOW, TOO_MANY -> CloseStatus.POLICY_VIOLATION;
            case UNINTELLIGIBLE -> CloseStatus.NOT_ACCEPTABLE;
            case BROKEN -> CloseStatus.SERVER_ERROR;
        };
        try {
            session.close(status.withReason(why.words()));
        } catch (IOException | IllegalStateException e) {
            LOG.debug("A socket was closed already: {}", e.getMessage());
        }
    }
}
