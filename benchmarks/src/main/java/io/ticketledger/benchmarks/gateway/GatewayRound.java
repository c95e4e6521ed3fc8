package io.ticketledger.benchmarks.gateway;

import com.zaxxer.hikari.HikariDataSource;
import io.ticketledger.benchmarks.append.Acknowledged;
import io.ticketledger.benchmarks.append.ClosedLoop;
import io.ticketledger.benchmarks.append.OneRowPerCommit;
import io.ticketledger.benchmarks.append.Rounds;
import io.ticketledger.benchmarks.measuring.Database;
import io.ticketledger.command.ticket.TicketCommand;
import io.ticketledger.events.TicketId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * One turn for everything that is compared, on a database of its own.
 *
 * @param tickets how many there are to comment on
 */
record GatewayRound(Database database, OneRowPerCommit rows, Duration time, int tickets) {

    static final String OPEN = "OpenTicket";
    static final String FOLLOW = "AddComment";
    static final String MISSING = "AddComment, ticket not in the cache";

    /** All tickets fit into the server's cache, of a small one few do. */
    private static final int CACHED = 20_000;
    private static final int SMALL_CACHE = 200;

    /** @return how many acknowledged events were found in the log afterwards */
    int run(List<Integer> clients, Rounds rounds) throws Exception {
        String url = database.createMigrated();
        OneRowPerCommit.prepare(database, url);
        Acknowledged acknowledged = new Acknowledged();
        try (HikariDataSource pool = database.pool(url, 4 + clients.stream().mapToInt(n -> n).max().orElseThrow());
                TicketGateway stock = TicketGateway.stock(pool)) {
            for (int n : clients) {
                rounds.add(rows.name() + n, rows.run(url, n, time));
                try (TicketGateway ours = TicketGateway.ours(pool, CACHED)) {
                    Consumer<TicketCommand> send = command -> ours.send(command, acknowledged);
                    add(rounds, OPEN, n, ClosedLoop.run(n, time, i -> Clients.opening(send)));
                    List<List<TicketId>> theirs = opened(n, send);
                    add(rounds, FOLLOW, n, ClosedLoop.run(n, time, i -> Clients.commenting(theirs.get(i), send)));
                }
                rounds.add("stock " + OPEN + n, ClosedLoop.run(n, time, i -> Clients.opening(stock::send)).perSecond());
                List<List<TicketId>> ofStock = opened(n, stock::send);
                rounds.add("stock " + FOLLOW + n, ClosedLoop.run(n, time, i -> Clients.commenting(ofStock.get(i), stock::send)).perSecond());
                try (TicketGateway forgetful = TicketGateway.ours(pool, SMALL_CACHE)) {
                    Consumer<TicketCommand> send = command -> forgetful.send(command, acknowledged);
                    List<List<TicketId>> theirs = opened(n, send);
                    add(rounds, MISSING, n, ClosedLoop.run(n, time, i -> Clients.commenting(theirs.get(i), send)));
                }
            }
        }
        try (HikariDataSource pool = database.pool(url, 4)) {
            return acknowledged.check(pool);
        }
    }

    private static void add(Rounds rounds, String command, int clients, ClosedLoop.Run run) {
        rounds.add(command + clients, run.perSecond());
        rounds.add(command + "p50" + clients, run.millisAt(50));
        rounds.add(command + "p99" + clients, run.millisAt(99));
    }

    /** Tickets for so many clients, as many in all however many clients there are, and opened by as many at once. */
    private List<List<TicketId>> opened(int clients, Consumer<TicketCommand> send) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<List<TicketId>>> opening = new ArrayList<>();
            for (int i = 0; i < clients; i++) opening.add(threads.submit(() -> Clients.open(tickets / clients, send)));
            List<List<TicketId>> opened = new ArrayList<>();
            for (Future<List<TicketId>> each : opening) opened.add(each.get());
            return opened;
        }
    }
}
