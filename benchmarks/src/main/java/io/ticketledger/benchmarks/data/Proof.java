package io.ticketledger.benchmarks.data;

import com.zaxxer.hikari.HikariDataSource;
import io.ticketledger.benchmarks.desk.Desk;
import io.ticketledger.benchmarks.http.Cast;
import io.ticketledger.benchmarks.http.HttpLine;
import io.ticketledger.benchmarks.http.TicketLife;
import io.ticketledger.benchmarks.http.Token;
import io.ticketledger.benchmarks.measuring.LogCheck;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** That a desk whose log was copied is one like any other: its log is whole, people work on old tickets and open new ones. */
final class Proof {

    private static final String SOME_OPEN = """
            (SELECT number FROM ticket_row WHERE status NOT IN ('CLOSED', 'REJECTED', 'WITHDRAWN') ORDER BY number LIMIT 3) UNION ALL
            (SELECT number FROM ticket_row WHERE status NOT IN ('CLOSED', 'REJECTED', 'WITHDRAWN') ORDER BY number DESC LIMIT 3)""";

    private Proof() {}

    /** @return the sentence about the log */
    static String of(Desk desk) throws IOException, SQLException {
        Cast cast = Cast.known(desk.port(), desk.database(), 1);
        TicketLife.playEach(desk.port(), TicketLife.of(cast, 1));
        try (HttpLine line = new HttpLine(desk.port())) {
            for (long number : someOpen(desk)) workOn(line, cast.admin(), number);
        }
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(desk.database().url());
            pool.setUsername(desk.database().user());
            pool.setPassword(desk.database().password());
            pool.setMaximumPoolSize(2);
            return new LogCheck(pool).log(List.of());
        }
    }

    private static void workOn(HttpLine line, Token admin, long number) throws IOException {
        String ticket = "/api/tickets/" + number + "/";
        Cast.expect(200, line.get(admin, ticket));
        Cast.expect(200, line.post(admin, ticket + "add_comment/", "{\"comment\":\"Still so?\"}"));
        long due = Cast.expect(200, line.post(admin, ticket + "set_sla/", "{\"resolution_due_at\":\"2099-12-24T18:00:00Z\"}")).number("id");
        if (due != number) throw new IllegalStateException("%d was answered for %d".formatted(due, number));
    }

    private static List<Long> someOpen(Desk desk) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (Connection database = desk.database().connect(); Statement statement = database.createStatement(); ResultSet rows = statement.executeQuery(SOME_OPEN)) {
            while (rows.next()) numbers.add(rows.getLong(1));
        }
        return numbers;
    }
}
