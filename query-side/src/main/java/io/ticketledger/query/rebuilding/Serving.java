package io.ticketledger.query.rebuilding;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the tables that serve stand: their processor's position. */
final class Serving {

    private final String projection;
    private final JdbcClient jdbc;

    Serving(String projection, JdbcClient jdbc) {
        this.projection = projection;
        this.jdbc = jdbc;
    }

    /** As its processor would, if it has never run: without the row there would be nothing to lock. */
    void initialize() {
        jdbc.sql("INSERT INTO projection_token (processor, segment, position) VALUES (?, 0, 0) ON CONFLICT DO NOTHING").param(projection).update();
    }

    long position() {
        return jdbc.sql("SELECT position FROM projection_token WHERE processor = ? AND segment = 0").param(projection).query(Long.class).optional().orElse(0L);
    }

    /** As {@link #position()}, and it stays there until the transaction ends. */
    long lock() {
        return jdbc.sql("SELECT position FROM projection_token WHERE processor = ? AND segment = 0 FOR UPDATE").param(projection).query(Long.class).single();
    }
}
