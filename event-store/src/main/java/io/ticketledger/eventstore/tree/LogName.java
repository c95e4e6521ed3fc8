package io.ticketledger.eventstore.tree;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What the log is called in its checkpoints. The database makes up a name that no other has; another may be given as long as nothing is signed. */
public final class LogName {

    private LogName() {}

    public static String stored(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return TreeTables.row(connection).origin();
        } catch (SQLException e) {
            throw new TreeUnreachable(e);
        }
    }

    /** @return whether it is called so now */
    public static boolean give(DataSource dataSource, String name) {
        NoteVerifier.requireName(name);
        try (Connection connection = dataSource.getConnection()) {
            return TreeTables.name(connection, name);
        } catch (SQLException e) {
            throw new TreeUnreachable(e);
        }
    }
}
