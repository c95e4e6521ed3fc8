package io.ticketledger.benchmarks.http;

import io.ticketledger.benchmarks.http.Cast.Person;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Numbers of tickets to ask for, and whose they are: taken from the read models beforehand, so that asking costs nothing. */
public record Tickets(long count, long[] any, Map<Person, long[]> ofClients, Map<Person, long[]> ofAgents) {

    private static final int SOME = 20_000;
    private static final int OF_EACH = 500;

    public static Tickets sample(Connection database, Cast cast) throws SQLException {
        long count = numbers(database, "SELECT count(*) FROM ticket_row WHERE ? > 0", 1)[0];
        long[] any = numbers(database, "SELECT number FROM ticket_row WHERE ? > 0 ORDER BY random() LIMIT " + SOME, 1);
        Map<Person, long[]> ofClients = new LinkedHashMap<>();
        Map<Person, long[]> ofAgents = new LinkedHashMap<>();
        for (Person client : cast.clients()) {
            ofClients.put(client, numbers(database, "SELECT number FROM ticket_row WHERE requester = (SELECT id FROM directory_account WHERE number = ?) LIMIT " + OF_EACH, client.number()));
        }
        for (Person agent : cast.agents()) {
            ofAgents.put(agent, numbers(database, "SELECT number FROM ticket_row WHERE agents @> ARRAY(SELECT id FROM directory_account WHERE number = ?) LIMIT " + OF_EACH, agent.number()));
        }
        ofClients.values().removeIf(numbers -> numbers.length == 0);
        ofAgents.values().removeIf(numbers -> numbers.length == 0);
        if (ofClients.isEmpty() || ofAgents.isEmpty()) throw new IllegalStateException("nobody of these people has a ticket");
        return new Tickets(count, any, ofClients, ofAgents);
    }

    /** The number of the last page of all tickets, twenty each. */
    public int deepest() {
        return (int) Math.max(1, count / 20);
    }

    public static <T> T any(List<T> of, SplittableRandom random) {
        return of.get(random.nextInt(of.size()));
    }

    public static long any(long[] of, SplittableRandom random) {
        return of[random.nextInt(of.length)];
    }

    private static long[] numbers(Connection database, String sql, long parameter) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            statement.setLong(1, parameter);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) numbers.add(rows.getLong(1));
            }
        }
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }
}
