package io.ticketledger.query.projecting;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is kept: whoever projects says the same few statements again and again, and there they are prepared once. It is told once, too, how
 * it is to work. A broken one is replaced when it is needed again.
 */
final class Line implements AutoCloseable {

    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private final DataSource pool;
    private final ProjectionTokens tokens;
    private final boolean waits;
    private @Nullable Connection connection;

    /** @param waits for rows and tables that others hold, as long as it takes */
    Line(DataSource pool, ProjectionTokens tokens, boolean waits) {
        this.pool = pool;
        this.tokens = tokens;
        this.waits = waits;
    }

    /** Positions and rows of all of them, together or not at all. Answers who did not come along, because his position is held, or not where he left it. */
    List<Follower> project(List<Follower> followers, Passage passage) throws SQLException {
        List<Batch> batches = new ArrayList<>();
        for (Follower follower : followers) {
            Batch batch = new Batch(follower.projection);
            passage.events().forEach(told -> batch.add(told.payload(), told.entry()));
            batches.add(batch);
        }
        Predicate<Follower> comesAlong = transaction(open -> {
            Set<String> moved = tokens.move(open, names(followers), passage.after(), passage.end(), waits);
            for (int i = 0; i < batches.size(); i++) {
                if (moved.contains(followers.get(i).name())) batches.get(i).flush(open);
            }
            return (Follower follower) -> moved.contains(follower.name());
        });
        followers.stream().filter(comesAlong).forEach(follower -> follower.walked(passage.end()));
        return followers.stream().filter(comesAlong.negate()).toList();
    }

    <T> T transaction(Work<T> work) throws SQLException {
        Connection open = open();
        try {
            T done = work.on(open);
            open.commit();
            return done;
        } catch (SQLException | RuntimeException failed) {
            rollBack(open, failed);
            throw failed;
        }
    }

    /** False if what failed last was the connection. */
    boolean isAlive() {
        return connection != null;
    }

    private void rollBack(Connection open, Exception failed) {
        try {
            open.rollback();
            if (open.isValid(1)) return;
        } catch (SQLException broken) {
            failed.addSuppressed(broken);
        }
        leave(open);
    }

    private Connection open() throws SQLException {
        Connection open = connection;
        if (open != null) return open;
        open = pool.getConnection();
        try {
            open.setAutoCommit(true);
            say(open, Batch.ALWAYS.stream().map(setting -> "SET " + setting).toList());
            if (!waits) say(open, List.of("SET lock_timeout = '1s'"));
            open.setAutoCommit(false);
        } catch (SQLException broken) {
            leave(open);
            throw broken;
        }
        connection = open;
        return open;
    }

    private void leave(Connection open) {
        connection = null;
        try {
            open.abort(Runnable::run);
            open.close();
        } catch (SQLException gone) {
            return; // which it was to be
        }
    }

    private static void say(Connection open, List<String> statements) throws SQLException {
        try (Statement statement = open.createStatement()) {
            statement.execute(String.join("; ", statements));
        }
    }

    static List<String> names(List<Follower> followers) {
        return followers.stream().map(Follower::name).toList();
    }

    /** Others get it as it was. */
    @Override
    public void close() {
        Connection open = connection;
        if (open == null) return;
        try {
            open.setAutoCommit(true);
            say(open, Batch.ALWAYS.stream().map(setting -> "RESET " + setting.substring(0, setting.indexOf(' '))).toList());
            say(open, List.of("RESET lock_timeout"));
            connection = null;
            open.close();
        } catch (SQLException broken) {
            leave(open);
        }
    }
}
