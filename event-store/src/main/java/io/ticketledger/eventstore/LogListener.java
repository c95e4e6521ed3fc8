package io.ticketledger.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears from the database that the log has grown, whichever node wrote. Nothing depends on it but speed: the tail polls as well. */
final class LogListener implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LogListener.class);
    private static final int CHECK_MILLIS = 10_000;
    private static final long MAX_PAUSE_MILLIS = 10_000;

    private final OwnConnections connections;
    private final LongConsumer grown;
    private final Thread thread;
    private final Object pausing = new Object();
    private volatile boolean closed;
    private volatile @Nullable Connection connection;

    /** @param grown is given the position the log has reached at least; Long.MAX_VALUE when notices may have been missed */
    LogListener(OwnConnections connections, String name, LongConsumer grown) {
        this.connections = connections;
        this.grown = grown;
        this.thread = Thread.ofPlatform().name(name).daemon().start(this::listenUntilClosed);
    }

    private void listenUntilClosed() {
        long pause = 0;
        while (!closed) {
            try (Connection opened = connections.open("listener", 0); Statement statement = opened.createStatement()) {
                connection = opened;
                opened.setAutoCommit(true);
                statement.execute("listen " + WriterSession.CHANNEL);
                pause = 0;
                grown.accept(Long.MAX_VALUE);
                hear(opened, statement);
            } catch (SQLException e) {
                pause = Math.clamp(pause * 2, 100, MAX_PAUSE_MILLIS);
                if (!closed) {
                    log.warn("Not listening for other nodes' events, trying again in {} ms: {}", pause, e.getMessage());
                }
            }
            pause(pause);
        }
    }

    private void hear(Connection opened, Statement statement) throws SQLException {
        PGConnection postgres = opened.unwrap(PGConnection.class);
        while (!closed) {
            PGNotification[] notices = postgres.getNotifications(CHECK_MILLIS);
            if (notices == null || notices.length == 0) {
                // A connection that died silently never gives a notice and never fails unless it is asked something.
                statement.execute("select 1");
            } else {
                grown.accept(position(notices[notices.length - 1].getParameter()));
            }
        }
    }

    private static long position(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private void pause(long millis) {
        synchronized (pausing) {
            if (!closed && millis > 0) {
                try {
                    pausing.wait(millis);
                } catch (InterruptedException e) {
                    closed = true;
                }
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        synchronized (pausing) {
            pausing.notifyAll();
        }
        Connection open = connection;
        if (open != null) {
            try {
                open.abort(Runnable::run);
            } catch (SQLException e) {
                log.debug("The listener's connection was gone already", e);
            }
        }
    }
}
