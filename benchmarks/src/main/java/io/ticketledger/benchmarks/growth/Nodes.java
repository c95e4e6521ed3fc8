package io.ticketledger.benchmarks.growth;

import com.zaxxer.hikari.HikariDataSource;
import io.ticketledger.benchmarks.append.ClosedLoop;
import io.ticketledger.benchmarks.append.OneRowPerCommit;
import io.ticketledger.benchmarks.append.Rounds;
import io.ticketledger.benchmarks.desk.Coordinates;
import io.ticketledger.benchmarks.desk.Desk;
import io.ticketledger.benchmarks.desk.DeskSetup;
import io.ticketledger.benchmarks.gateway.TicketGateway;
import io.ticketledger.benchmarks.http.Cast;
import io.ticketledger.benchmarks.http.Load;
import io.ticketledger.benchmarks.http.Tally;
import io.ticketledger.benchmarks.http.TicketLife;
import io.ticketledger.benchmarks.measuring.Database;
import io.ticketledger.benchmarks.measuring.LogCheck;
import io.ticketledger.benchmarks.measuring.Options;
import io.ticketledger.benchmarks.measuring.Report;
import io.ticketledger.benchmarks.measuring.Target;
import io.ticketledger.events.TicketId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;

/** The same clients, spread over several nodes that share a database: gateways in this process, and servers with clients of HTTP. */
final class Nodes {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int OWN_TICKETS = 50;

    private final Options options;
    private final Report report;
    private final Database database;
    private final OneRowPerCommit rows;
    private final Rounds rounds = new Rounds();
    private final Duration time;
    private final int clients;

    Nodes(Options options, Report report, Database database, OneRowPerCommit rows) {
        this.options = options;
        this.report = report;
        this.database = database;
        this.rows = rows;
        this.time = Duration.ofSeconds(options.seconds());
        this.clients = options.number("clients", options.smoke() ? 4 : 32);
    }

    void run() throws Exception {
        List<Integer> counts = options.numbers("nodes", options.smoke() ? List.of(1, 2) : List.of(1, 2, 4));
        gateways(counts);
        for (int nodes : counts) desks(nodes);
        for (int nodes : counts) {
            String of = of(nodes);
            for (String what : List.of("OpenTicket", "AddComment", "commands through HTTP")) {
                report.figure(of + what, "1/s", rounds.of(of + what));
                report.figure(of + what + ", p99", "ms", rounds.of(of + what + " p99"));
                String beside = what.contains("HTTP") ? "rows beside desks" : "rows beside gateways";
                report.ratio(of + what + " / a row for each commit", rounds.of(of + what), rounds.of(of + beside), Target.NONE);
            }
        }
    }

    private String of(int nodes) {
        return "%d %s, %d clients: ".formatted(nodes, nodes == 1 ? "node" : "nodes", clients);
    }

    private void gateways(List<Integer> counts) throws Exception {
        String url = database.createMigrated();
        OneRowPerCommit.prepare(database, url);
        long acknowledged = 0;
        for (int round = options.smoke() ? 0 : -1; round < options.rounds(); round++) {
            for (int nodes : counts) acknowledged += gateways(url, nodes, round < 0 ? new Rounds() : rounds);
        }
        try (HikariDataSource pool = database.pool(url, 2)) {
            LogCheck check = new LogCheck(pool);
            check.holdsEvents(acknowledged);
            report.note("Gateways: %s No fewer than the %,d that were acknowledged.".formatted(check.log(List.of()), acknowledged));
        }
    }

    private long gateways(String url, int nodes, Rounds rounds) throws Exception {
        List<HikariDataSource> pools = new ArrayList<>();
        List<TicketGateway> gateways = new ArrayList<>();
        try {
            for (int i = 0; i < nodes; i++) {
                pools.add(database.pool(url, 4 + clients / nodes));
                gateways.add(TicketGateway.ours(pools.getLast(), 20_000));
            }
            rounds.add(of(nodes) + "rows beside gateways", rows.run(url, clients, time));
            ClosedLoop.Run opening = ClosedLoop.run(clients, time, i -> () -> FollowUps.open(gateways.get(i % nodes)));
            add(rounds, nodes, "OpenTicket", opening.perSecond(), opening.millisAt(99));
            List<List<TicketId>> own = new ArrayList<>();
            for (int i = 0; i < clients; i++) own.add(opened(gateways.get(i % nodes)));
            ClosedLoop.Run commenting = ClosedLoop.run(clients, time,
                    i -> () -> FollowUps.comment(gateways.get(i % nodes), own.get(i).get(ThreadLocalRandom.current().nextInt(OWN_TICKETS))));
            add(rounds, nodes, "AddComment", commenting.perSecond(), commenting.millisAt(99));
            return opening.nanos().getTotalCount() + commenting.nanos().getTotalCount() + (long) clients * OWN_TICKETS;
        } finally {
            gateways.forEach(TicketGateway::close);
            pools.forEach(HikariDataSource::close);
        }
    }

    private static List<TicketId> opened(TicketGateway gateway) {
        List<TicketId> tickets = new ArrayList<>();
        for (int i = 0; i < OWN_TICKETS; i++) tickets.add(FollowUps.open(gateway));
        return tickets;
    }

    private void desks(int nodes) throws Exception {
        Coordinates coordinates = new Coordinates(database.create(), database.user(), database.password());
        DeskSetup setup = Keys.given(DeskSetup.of(options)).on(coordinates);
        List<Desk> desks = new ArrayList<>();
        try (HikariDataSource pool = coordinates.pool(8)) {
            for (int i = 0; i < nodes; i++) desks.add(Desk.start(setup));
            OneRowPerCommit.prepare(database, coordinates.url());
            Cast cast = Cast.gather(desks.getFirst().port(), options.number("people", options.smoke() ? 2 : 16));
            List<TicketLife> lives = TicketLife.of(cast, clients);
            together(desks, lives, Duration.ofSeconds(options.number("warm-up", options.smoke() ? 1 : 30)), new Rounds());
            for (int round = 0; round < options.rounds(); round++) {
                rounds.add(of(nodes) + "rows beside desks", rows.run(coordinates.url(), clients, time));
                together(desks, lives, time, rounds);
            }
            Map<Long, Integer> acknowledged = new HashMap<>();
            lives.forEach(life -> life.played().forEach(played -> acknowledged.merge(played.number(), played.steps(), Math::max)));
            LogCheck check = new LogCheck(pool);
            check.holdsTickets(acknowledged);
            report.note("%d desks: %s All %,d tickets have as many events as commands were acknowledged.".formatted(nodes, check.all(List.of(), PATIENCE), acknowledged.size()));
        } finally {
            for (Desk desk : desks) desk.close();
        }
    }

    /** Each life is played at one node from its beginning to its end. */
    private void together(List<Desk> desks, List<TicketLife> lives, Duration time, Rounds rounds) throws Exception {
        List<FutureTask<Tally>> tasks = new ArrayList<>();
        for (int n = 0; n < desks.size(); n++) {
            List<TicketLife> own = new ArrayList<>();
            for (int i = n; i < lives.size(); i += desks.size()) own.add(lives.get(i));
            Load load = new Load(desks.get(n).port());
            tasks.add(new FutureTask<>(() -> load.closed(own, time)));
            Thread.ofPlatform().daemon().name("node-" + n).start(tasks.getLast());
        }
        double rate = 0;
        double p99 = 0;
        for (FutureTask<Tally> task : tasks) {
            Tally tally = task.get();
            if (tally.errors() > 0) throw new IllegalStateException("went wrong: " + tally.complaint());
            rate += tally.perSecond();
            p99 = Math.max(p99, tally.millis(99));
        }
        add(rounds, desks.size(), "commands through HTTP", rate, p99);
    }

    private void add(Rounds rounds, int nodes, String what, double rate, double p99) {
        rounds.add(of(nodes) + what, rate);
        rounds.add(of(nodes) + what + " p99", p99);
    }
}
