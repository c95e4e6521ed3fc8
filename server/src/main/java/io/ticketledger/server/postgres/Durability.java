package io.ticketledger.server.postgres;

import io.ticketledger.server.home.CannotStart;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** "Nothing acknowledged is lost" is only as true as these settings, so they are asked for, as the application's own role sees them. */
final class Durability {

    static final List<String> REQUIRED = List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums");

    private Durability() {
    }

    static void demand(Connection connection) throws SQLException {
        for (var setting : REQUIRED) {
            var value = value(connection, setting);
            if (!value.equals("on")) {
                throw new CannotStart("the embedded PostgreSQL runs with %s=%s, which can lose acknowledged writes; it must be on".formatted(setting, value));
            }
        }
    }

    static String value(Connection connection, String setting) throws SQLException {
        try (var question = connection.prepareStatement("SELECT current_setting(?)")) {
            question.setString(1, setting);
            try (var answer = question.executeQuery()) {
                answer.next();
                return answer.getString(1);
            }
        }
    }
}
