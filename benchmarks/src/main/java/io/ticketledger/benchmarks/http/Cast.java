package io.ticketledger.benchmarks.http;

import io.ticketledger.benchmarks.desk.DeskSetup;
import java.io.IOException;
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

    public static Token login(HttpLine line, String username, String password) throws IOException {
        return Token.of(expect(200, line.post(Token.NONE, "/api/auth/login/", "{\"username\":\"" + username + "\",\"password\":\"" + password + "\"}")).word("access"));
    }

    private static Person person(HttpLine line, Token admin, String username, String role) throws IOException {
        long number = expect(201, line.post(admin, "/api/users/", """
                {"username":"%s","password":"%s","password_confirm":"%s","email":"%s@example.com","first_name":"Load","last_name":"Test","role":"%s"}"""
                .formatted(username, PASSWORD, PASSWORD, username, role))).number("id");
        return new Person(number, login(line, username, PASSWORD));
    }

    static Answer expect(int status, Answer answer) {
        if (answer.status() != status) throw new IllegalStateException("not " + status + " but " + answer.text());
        return answer;
    }
}
