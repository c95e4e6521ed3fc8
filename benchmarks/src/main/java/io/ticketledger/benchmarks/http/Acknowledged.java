package io.ticketledger.benchmarks.http;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether each step of a ticket's life that was acknowledged is in the log, once, and in the order of the steps. */
final class Acknowledged {

    /** In pages, because a long run has played some hundred thousand tickets. */
    private static final int PAGE = 5_000;
    private static final String EVENTS = """
            SELECT r.number, array_agg(e.name ORDER BY e.version) FROM unnest(?) AS asked(number)
            JOIN ticket_row r ON r.number = asked.number JOIN event_log e ON e.stream_id = r.id::text GROUP BY r.number""";

    private Acknowledged() {}

    /** @return how many commands these were. @throws IllegalStateException if one is missing or there twice */
    static long check(Connection database, List<TicketLife.Played> played) throws SQLException {
        long commands = 0;
        for (int from = 0; from < played.size(); from += PAGE) {
            List<TicketLife.Played> page = played.subList(from, Math.min(played.size(), from + PAGE));
            Map<Long, List<String>> events = events(database, page);
            for (TicketLife.Played ticket : page) {
                check(ticket, events.getOrDefault(ticket.number(), List.of()));
                commands += ticket.steps();
            }
        }
        return commands;
    }

    private static void check(TicketLife.Played ticket, List<String> events) {
        List<String> wanted = TicketLife.Step.ALL.stream().limit(ticket.steps()).map(step -> step.event).toList();
        List<String> found = new ArrayList<>(events);
        found.retainAll(wanted);
        if (!found.equals(wanted)) throw new IllegalStateException("ticket %d was acknowledged as %s, but the log has %s".formatted(ticket.number(), wanted, events));
    }

    private static Map<Long, List<String>> events(Connection database, List<TicketLife.Played> page) throws SQLException {
        Map<Long, List<String>> events = new HashMap<>();
        Array numbers = database.createArrayOf("bigint", page.stream().map(TicketLife.Played::number).toArray());
        try (PreparedStatement statement = database.prepareStatement(EVENTS)) {
            statement.setArray(1, numbers);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) events.put(rows.getLong(1), List.of((String[]) rows.getArray(2).getArray()));
            }
        }
        return events;
    }
}
