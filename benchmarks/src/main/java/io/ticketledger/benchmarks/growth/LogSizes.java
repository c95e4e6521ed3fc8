package io.ticketledger.benchmarks.growth;

import io.ticketledger.benchmarks.append.ClosedLoop;
import io.ticketledger.benchmarks.append.OneRowPerCommit;
import io.ticketledger.benchmarks.append.Rounds;
import io.ticketledger.benchmarks.desk.Desk;
import io.ticketledger.benchmarks.desk.DeskSetup;
import io.ticketledger.benchmarks.gateway.TicketGateway;
import io.ticketledger.benchmarks.growth.MadeDesk.Ticket;
import io.ticketledger.benchmarks.http.Cast;
import io.ticketledger.benchmarks.http.HttpLine;
import io.ticketledger.benchmarks.http.Load;
import io.ticketledger.benchmarks.http.Tally;
import io.ticketledger.benchmarks.http.TicketLife;
import io.ticketledger.benchmarks.http.Token;
import io.ticketledger.benchmarks.measuring.Database;
import io.ticketledger.benchmarks.measuring.LogCheck;
import io.ticketledger.benchmarks.measuring.Options;
import io.ticketledger.benchmarks.measuring.Refolding;
import io.ticketledger.benchmarks.measuring.Report;
import io.ticketledger.benchmarks.measuring.Series;
import io.ticketledger.benchmarks.measuring.Target;
import io.ticketledger.events.TicketId;
import io.ticketledger.query.rebuilding.Rebuild;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Desks that differ in nothing but the length of their logs: what it takes to catch up, to start, to read, to write, to rebuild. */
final class LogSizes {

    private static final String MODEL = "ticket-list";
    private static final int SAMPLE = 5_000;

    private final Options options;
    private final Report report;
    private final Database database;
    private final OneRowPerCommit rows;
    private final Duration time;
    private final int clients;

    LogSizes(Options options, Report report, Database database, OneRowPerCommit rows) {
        this.options = options;
        this.report = report;
        this.database = database;
        this.rows = rows;
        this.time = Duration.ofSeconds(options.seconds());
        this.clients = options.number("clients", options.smoke() ? 4 : 32);
    }

    void run() throws Exception {
        for (int size : options.numbers("sizes", options.smoke() ? List.of(1_000) : List.of(100_000, 1_000_000, 5_000_000))) {
            try (MadeDesk made = new MadeDesk(options, database)) {
                of("%,d events: ".formatted(size), made, made.write(size, 0));
            }
        }
    }

    private void of(String size, MadeDesk made, long events) throws Exception {
        Rounds rounds = new Rounds();
        List<Ticket> tickets = made.tickets(0, SAMPLE);
        OneRowPerCommit.prepare(database, made.database.url());
        try (Desk desk = made.start()) {
            double seconds = made.awaitReadModels();
            report.figure(size + "caught up from 0 by a server", "events/s", Series.of(events / seconds));
            made.awaitSealed();
        }
        for (int i = 0; i < (options.smoke() ? 1 : 2); i++) ready(made, rounds);
        try (Desk desk = made.start()) {
            rounds.add("ready", desk.readyMillis() / 1e3);
            http(desk, made, tickets, rounds);
        }
        rebuild(made, rounds);
        gateway(made, tickets, rounds);
        report.figure(size + "start to ready", "s", rounds.of("ready"));
        report.figure(size + MODEL + " rebuilt", "events/s", rounds.of("rebuilt"));
        for (String name : List.of("dashboard", "details", "list", "cold comment through HTTP", "commands through HTTP", "OpenTicket by the gateway", "cold AddComment by the gateway",
                "warm AddComment by the gateway")) {
            report.figure(size + name, "1/s", rounds.of(name));
            report.figure(size + name + ", p99", "ms", rounds.of(name + " p99"));
        }
        report.ratio(size + "OpenTicket by the gateway / a row for each commit", rounds.of("OpenTicket by the gateway"), rounds.of("rows"), Target.NONE);
        report.note(size + new LogCheck(made.pool).log(List.of()));
    }

    private static void ready(MadeDesk made, Rounds rounds) throws Exception {
        try (Desk desk = made.start()) {
            rounds.add("ready", desk.readyMillis() / 1e3);
        }
    }

    private void http(Desk desk, MadeDesk made, List<Ticket> tickets, Rounds rounds) throws Exception {
        Token admin;
        try (HttpLine line = new HttpLine(desk.port())) {
            admin = Cast.login(line, "admin", DeskSetup.ADMIN_PASSWORD);
        }
        long before = made.head();
        long acknowledged = 0;
        AtomicInteger next = new AtomicInteger();
        Supplier<Ticket> another = () -> tickets.get(next.getAndIncrement() % tickets.size());
        Load load = new Load(desk.port());
        List<TicketLife> lives = TicketLife.of(Cast.gather(desk.port(), 2), clients);
        load.closed(lives, Duration.ofSeconds(options.number("warm-up", options.smoke() ? 1 : 20)));
        for (int round = 0; round < options.rounds(); round++) {
            add(rounds, "dashboard", load.closed(Asking.reading(4, admin, () -> "/api/dashboard/"), time));
            add(rounds, "details", load.closed(Asking.reading(4, admin, () -> "/api/tickets/" + another.get().number() + "/"), time));
            add(rounds, "list", load.closed(Asking.reading(4, admin, () -> "/api/tickets/"), time));
            acknowledged += add(rounds, "cold comment through HTTP", load.closed(Asking.commenting(1, admin, () -> "/api/tickets/" + another.get().number() + "/add_comment/"), time));
            acknowledged += add(rounds, "commands through HTTP", load.closed(lives, time));
        }
        made.awaitReadModels();
        new LogCheck(made.pool).holdsEvents(before + acknowledged);
    }

    private static long add(Rounds rounds, String name, Tally tally) {
        if (tally.errors() > 0) throw new IllegalStateException(name + " went wrong: " + tally.complaint());
        rounds.add(name, tally.perSecond());
        rounds.add(name + " p99", tally.millis(99));
        return tally.count();
    }

    private void rebuild(MadeDesk made, Rounds rounds) {
        try (Refolding refolding = new Refolding(made.pool)) {
            long head = made.head();
            long began = System.nanoTime();
            Rebuild rebuild = refolding.rebuild(MODEL, phase -> {});
            if (!rebuild.isEqual()) throw new IllegalStateException(MODEL + " is not what the log says: " + rebuild.compared());
            rounds.add("rebuilt", head * 1e9 / (System.nanoTime() - began));
        }
    }

    private void gateway(MadeDesk made, List<Ticket> tickets, Rounds rounds) throws Exception {
        List<TicketId> ids = tickets.stream().map(Ticket::id).toList();
        for (int round = 0; round < options.rounds(); round++) {
            rounds.add("rows", rows.run(made.database.url(), clients, time));
            try (TicketGateway gateway = TicketGateway.ours(made.pool, 20_000)) {
                add(rounds, "OpenTicket by the gateway", ClosedLoop.run(clients, time, i -> () -> FollowUps.open(gateway)));
            }
            add(rounds, "cold AddComment by the gateway", FollowUps.cold(made.pool, ids, time));
            add(rounds, "warm AddComment by the gateway", FollowUps.warm(made.pool, ids.subList(0, Math.min(200, ids.size())), time));
        }
    }

    private static void add(Rounds rounds, String name, ClosedLoop.Run run) {
        rounds.add(name, run.perSecond());
        rounds.add(name + " p99", run.millisAt(99));
    }
}
