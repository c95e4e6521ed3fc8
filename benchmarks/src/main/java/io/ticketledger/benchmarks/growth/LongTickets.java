package io.ticketledger.benchmarks.growth;

import io.ticketledger.benchmarks.append.ClosedLoop;
import io.ticketledger.benchmarks.append.Rounds;
import io.ticketledger.benchmarks.desk.Desk;
import io.ticketledger.benchmarks.desk.DeskSetup;
import io.ticketledger.benchmarks.growth.MadeDesk.Ticket;
import io.ticketledger.benchmarks.http.Cast;
import io.ticketledger.benchmarks.http.HttpLine;
import io.ticketledger.benchmarks.http.Load;
import io.ticketledger.benchmarks.http.Tally;
import io.ticketledger.benchmarks.http.Token;
import io.ticketledger.benchmarks.measuring.Database;
import io.ticketledger.benchmarks.measuring.LogCheck;
import io.ticketledger.benchmarks.measuring.Options;
import io.ticketledger.benchmarks.measuring.Report;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/** Tickets with few and with very many events on one desk: reading them, and commanding them when they have to be loaded first and when they are in the cache. */
final class LongTickets {

    private static final int EVENTS_OF_A_LENGTH = 200_000;
    private static final int MOST_TICKETS = 500;

    private final Options options;
    private final Report report;
    private final Database database;
    private final Duration time;

    LongTickets(Options options, Report report, Database database) {
        this.options = options;
        this.report = report;
        this.database = database;
        this.time = Duration.ofSeconds(options.seconds());
    }

    void run() throws Exception {
        List<Integer> lengths = options.numbers("lengths", options.smoke() ? List.of(10, 100) : List.of(10, 100, 10_000));
        Rounds rounds = new Rounds();
        try (MadeDesk made = new MadeDesk(options, database)) {
            Map<Integer, List<Ticket>> tickets = new LinkedHashMap<>();
            for (int length : lengths) tickets.put(length, write(made, length));
            try (Desk desk = made.start()) {
                made.awaitReadModels();
                made.awaitSealed();
                for (int round = 0; round < options.rounds(); round++) {
                    for (int length : lengths) read(desk, of(length), tickets.get(length), rounds);
                }
            }
            // Without the server, whose read models would see numbers that are nobody's.
            for (int round = 0; round < options.rounds(); round++) {
                for (int length : lengths) command(made, of(length), tickets.get(length), rounds);
            }
            report.note("Long tickets: " + new LogCheck(made.pool).log(List.of()));
        }
        for (int length : lengths) {
            for (String name : List.of("details", "history", "certificate", "cold AddComment by the gateway", "warm AddComment by the gateway")) {
                report.figure(of(length) + name, "1/s", rounds.of(of(length) + name));
                report.figure(of(length) + name + ", p50", "ms", rounds.of(of(length) + name + " p50"));
                report.figure(of(length) + name + ", p99", "ms", rounds.of(of(length) + name + " p99"));
            }
        }
    }

    private static String of(int length) {
        return "tickets of %,d events: ".formatted(length);
    }

    private List<Ticket> write(MadeDesk made, int length) throws Exception {
        long before = made.head();
        made.write(Math.min((long) length * MOST_TICKETS, options.smoke() ? 5L * length : Math.max(EVENTS_OF_A_LENGTH, 3L * length)), length);
        return made.tickets(before, MOST_TICKETS);
    }

    private void read(Desk desk, String of, List<Ticket> tickets, Rounds rounds) throws Exception {
        Token admin;
        try (HttpLine line = new HttpLine(desk.port())) {
            admin = Cast.login(line, "admin", DeskSetup.ADMIN_PASSWORD);
        }
        AtomicInteger next = new AtomicInteger();
        Load load = new Load(desk.port());
        Map<String, Function<Ticket, String>> paths = new LinkedHashMap<>();
        paths.put("details", ticket -> "/api/tickets/" + ticket.number() + "/");
        paths.put("history", ticket -> "/ledger/tickets/" + ticket.id().raw() + "/events");
        paths.put("certificate", ticket -> "/ledger/tickets/" + ticket.id().raw() + "/certificate");
        for (var path : paths.entrySet()) {
            Supplier<String> another = () -> path.getValue().apply(tickets.get(next.getAndIncrement() % tickets.size()));
            Tally tally = load.closed(Asking.reading(1, admin, another), time);
            if (tally.errors() > 0) throw new IllegalStateException(of + path.getKey() + " went wrong: " + tally.complaint());
            rounds.add(of + path.getKey(), tally.perSecond());
            rounds.add(of + path.getKey() + " p50", tally.millis(50));
            rounds.add(of + path.getKey() + " p99", tally.millis(99));
        }
    }

    private void command(MadeDesk made, String of, List<Ticket> tickets, Rounds rounds) throws Exception {
        var ids = tickets.stream().map(Ticket::id).toList();
        add(rounds, of + "cold AddComment by the gateway", FollowUps.cold(made.pool, ids, time));
        add(rounds, of + "warm AddComment by the gateway", FollowUps.warm(made.pool, ids, time));
    }

    private static void add(Rounds rounds, String name, ClosedLoop.Run run) {
        rounds.add(name, run.perSecond());
        rounds.add(name + " p50", run.millisAt(50));
        rounds.add(name + " p99", run.millisAt(99));
    }
}
