package io.ticketledger.server.desk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The small numbers people use beside ids. Drawn from PostgreSQL sequences a handful at a time, so that opening a ticket waits for nobody; a restart
 * leaves a gap, which is fine.
 */
public final class Numbers {

    public enum Kind { ACCOUNT, TICKET, COMMENT, ATTACHMENT, PROJECT, COLUMN, TAG, TAG_CONTACT, MEMBERSHIP, COMPANY, CONTACT }

    private static final int HANDFUL = 20;

    private final JdbcClient sql;
    private final Map<Kind, Deque<Long>> drawn = new EnumMap<>(Kind.class);

    public Numbers(JdbcClient sql) {
        this.sql = sql;
        for (Kind kind : Kind.values()) drawn.put(kind, new ArrayDeque<>());
    }

    public long next(Kind kind) {
        Deque<Long> handful = drawn.get(kind);
        synchronized (handful) {
            if (handful.isEmpty()) handful.addAll(draw(kind));
            return handful.remove();
        }
    }

    private java.util.List<Long> draw(Kind kind) {
        return sql.sql("SELECT nextval('" + kind.name().toLowerCase(Locale.ROOT) + "_number') FROM generate_series(1, :n)")
                .param("n", HANDFUL).query(Long.class).list();
    }
}
