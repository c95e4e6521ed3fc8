package io.ticketledger.benchmarks.read;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What to search for. @param rare is in one ticket or in a few @param common is in every ticket or in many */
record Words(List<String> rare, List<String> common) {

    static Words in(Connection database) throws SQLException {
        List<String> rare = words(database, "substring(description FROM 'INC[0-9]+')");
        List<String> symptoms = words(database, "substring(description FROM 'Location [0-9]+')");
        List<String> common = words(database, "split_part(title, ' ', 1)");
        rare.addAll(symptoms);
        return new Words(rare.isEmpty() ? common : List.copyOf(rare), List.copyOf(common));
    }

    private static List<String> words(Connection database, String word) throws SQLException {
        List<String> words = new ArrayList<>();
        try (PreparedStatement statement = database.prepareStatement(
                        "SELECT DISTINCT word FROM (SELECT " + word + " AS word FROM ticket_row ORDER BY id DESC LIMIT 5000) found WHERE word IS NOT NULL LIMIT 200");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) words.add(rows.getString(1).replace(" ", "%20"));
        }
        return words;
    }
}
