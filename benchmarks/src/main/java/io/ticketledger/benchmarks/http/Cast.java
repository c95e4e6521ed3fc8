package io.ticketledger.benchmarks.http;

import io.ticketledger.benchmarks.desk.Coordinates;
import io.ticketledger.benchmarks.desk.DeskSetup;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The people of a play, each logged in through the incident contract. */
public record Cast(Token admin, List<Person> clients, List<Person> agents) {

    public record Person(long number, Token token) {}

    private static final String PASSWORD = "load-and-nothing-else-1";

    /** Opens accounts for so many clients and as many agents. */
    public static Cast gather(int port, int each) throws IOException {
        try (HttpLine line = new HttpLine(port)) {
            Token admin = login(line, "admin", DeskSetup.ADMIN_PASSWORD);
            String run = Long.toString(System.currentTimeMillis(), 36);
            List<Person> clients = new ArrayList<>();
            List<Person> agents = new ArrayList<>();
            for (int i = 0; i < each; i++) {
                clients.add(person(line, admin, "load-c-" + run + "-" + i, "CLIENT"));
                agents.add(person(line, admin, "load-a-" + run + "-" + i, "SUPPORT"));
            }
            return new Cast(admin, clients, agents);
        }
    }

    /** So many clients and agents of those that are there, found by their tickets, so that who has many is likelier to come. They are given a password if they have none of ours. */
    public static Cast known(int port, Coordinates desk, int each) throws IOException, SQLException {
        try (HttpLine line = new HttpLine(port); Connection database = desk.connect()) {
            Token admin = login(line, "admin", DeskSetup.ADMIN_PASSWORD);
            return new Cast(admin, known(line, admin, database, "requester", each), known(line, admin, database, "agents[1]", each));
        }
    }

    private static List<Person> known(HttpLine line, Token admin, Connection database, String column, int each) throws IOException, SQLException {
        List<Person> people = new ArrayList<>();
        try (Statement seed = database.createStatement(); PreparedStatement statement = database.prepareStatement("""
                SELECT DISTINCT a.number, a.username FROM (SELECT %1$s AS person FROM ticket_row WHERE %1$s IS NOT NULL ORDER BY random() LIMIT ?) found
                JOIN directory_account a ON a.id = found.person""".formatted(column))) {
            seed.execute("SELECT setseed(0.5)");
            statement.setInt(1, each);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) people.add(known(line, admin, rows.getLong(1), rows.getString(2)));
            }
        }
        return people;
    }

    private static Person known(HttpLine line, Token admin, long number, String username) throws IOException {
        Answer login = line.post(Token.NONE, "/api/auth/login/", "{\"username\":\"" + username + "\",\"password\":\"" + PASSWORD + "\"}");
        if (login.status() != 200) {
            expect(200, line.patch(admin, "/api/users/" + number + "/", "{\"password\":\"" + PASSWORD + "\"}"));
            return new Person(number, login(line, username, PASSWORD));
        }
        return new Person(number, Token.of(login.word("access")));
    }

    public static Token login(HttpLine line, String username, String password) throws IOException {
        return Token.of(expect(200, line.post(Token.NONE, "/api/auth/login/", "{\"username\":\"" + username + "\",\"password\":\"" + password + "\"}")).word("access"));
    }

    private static Person person(HttpLine line, Token admin, String username, String role) throws IOException {
        long number = expect(201, line.post(admin, "/api/users/", """
                {"username":"%s","password":"%s","password_confirm":"%s","email":"%s@example.com","first_name":"Load","last_name":"Test","role":"%s"}"""
                .formatted(username, PASSWORD, PASSWORD, username, role))).number("id");
        return new Person(number, login(line, username, PASSWORD));
    }

    public static Answer expect(int status, Answer answer) {
        if (answer.status() != status) throw new IllegalStateException("not " + status + " but " + answer.text());
        return answer;
    }
}
