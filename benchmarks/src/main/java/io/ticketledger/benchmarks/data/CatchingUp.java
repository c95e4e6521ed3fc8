package io.ticketledger.benchmarks.data;

import io.ticketledger.benchmarks.desk.Desk;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Waits until a desk has nothing left to do: all read models have seen the whole log, and the notary has sealed it. */
public final class CatchingUp {

    private static final long STANDSTILL_SECONDS = 120;
    private static final long TELL_EVERY_SECONDS = 15;

    private CatchingUp() {}

    /** @throws IllegalStateException if it gets no further for two minutes */
    public static void await(Desk desk) throws SQLException, InterruptedException {
        long began = System.nanoTime();
        long moved = began;
        long told = began;
        long last = -1;
        try (Connection database = desk.database().connect(); Statement statement = database.createStatement()) {
            while (true) {
                long head;
                long slowest;
                try (ResultSet row = statement.executeQuery("""
                        SELECT (SELECT coalesce(max(position), 0) FROM event_log), least((SELECT min(position) FROM projection_token), (SELECT size FROM checkpoint)),
                               (SELECT sum(position) FROM projection_token) + (SELECT size FROM checkpoint)""")) {
                    row.next();
                    head = row.getLong(1);
                    slowest = row.getLong(2);
                    long all = row.getLong(3);
                    if (all != last) moved = System.nanoTime();
                    last = all;
                }
                if (slowest >= head) return;
                long now = System.nanoTime();
                if (now - told > TELL_EVERY_SECONDS * 1_000_000_000L) {
                    told = now;
                    System.err.printf("  read models: the slowest has seen %,d of %,d events, %.0f/s%n", slowest, head, slowest / ((now - began) / 1e9));
                }
                if (now - moved > STANDSTILL_SECONDS * 1_000_000_000L) {
                    throw new IllegalStateException("the slowest read model stands at %d of %d; the server says in %s why".formatted(slowest, head, desk.log()));
                }
                Thread.sleep(200);
            }
        }
    }
}
