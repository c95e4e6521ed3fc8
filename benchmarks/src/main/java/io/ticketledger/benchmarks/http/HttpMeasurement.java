package io.ticketledger.benchmarks.http;

import com.zaxxer.hikari.HikariDataSource;
import io.ticketledger.benchmarks.append.OneRowPerCommit;
import io.ticketledger.benchmarks.desk.Coordinates;
import io.ticketledger.benchmarks.desk.Cpu;
import io.ticketledger.benchmarks.desk.Desk;
import io.ticketledger.benchmarks.desk.DeskSetup;
import io.ticketledger.benchmarks.measuring.Database;
import io.ticketledger.benchmarks.measuring.LogCheck;
import io.ticketledger.benchmarks.measuring.Measurement;
import io.ticketledger.benchmarks.measuring.Options;
import io.ticketledger.benchmarks.measuring.Report;
import io.ticketledger.benchmarks.measuring.Target;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Commands and reads through HTTP, with real tokens on real routes; this process is the load generator, the server is one of its own. */
public final class HttpMeasurement implements Measurement {

    private static final int JUDGED_AT = 32;

    @Override
    public String name() {
        return "http";
    }

    @Override
    public String about() {
        return "commands and reads through HTTP, closed and open loop: --clients 1,8,32,64 --warm-up SECONDS --percent 50,80,95 --rate 200 --people N --heap MB --jvm OPTIONS";
    }

    @Override
    public void run(Options options, Report report) throws Exception {
        try (Database given = options.database() == null ? null : Database.open(options)) {
            DeskSetup setup = DeskSetup.of(options);
            if (given != null) setup = setup.on(new Coordinates(given.create(), given.user(), given.password()));
            try (Desk desk = Desk.start(setup)) {
                report.fact("heap", setup.heapMegabytes() + " MB");
                new Run(options, report, desk).run();
            }
        }
    }

    private static final class Run {

        private final Options options;
        private final Report report;
        private final Desk desk;
        private final List<Integer> counts;
        private final Duration time;
        private final Load load;
        private final Telling telling = new Telling();
        private final List<TicketLife> lives = new ArrayList<>();

        Run(Options options, Report report, Desk desk) {
            this.options = options;
            this.report = report;
            this.desk = desk;
            this.counts = options.numbers("clients", options.smoke() ? List.of(1, 8) : List.of(1, 8, JUDGED_AT, 64));
            this.time = Duration.ofSeconds(options.seconds());
            this.load = new Load(desk.port());
        }

        void run() throws Exception {
            int most = counts.stream().mapToInt(Integer::intValue).max().orElseThrow();
            int open = options.number("open-clients", options.smoke() ? 16 : 128);
            Cast cast = Cast.gather(desk.port(), options.number("people", options.smoke() ? 2 : 16));
            lives.addAll(TicketLife.of(cast, Math.max(most, open)));
            TicketLife.playEach(desk.port(), lives.subList(0, Math.min(lives.size(), cast.clients().size())));
            Duration warmUp = Duration.ofSeconds(options.number("warm-up", options.smoke() ? 2 : 60));
            System.err.println("  warming up for " + warmUp.toSeconds() + " s with commands, half as long with reads");
            load.closed(lives.subList(0, Math.min(JUDGED_AT, lives.size())), warmUp);
            load.closed(Reader.of(mix(cast), Math.min(JUDGED_AT, most)), warmUp.dividedBy(2));
            try (Database beside = Database.open(onTheDesk())) {
                OneRowPerCommit.prepare(beside, desk.database().url());
                OneRowPerCommit inserts = OneRowPerCommit.with(beside, options);
                for (int round = 1; round <= options.rounds(); round++) {
                    System.err.println("  round " + round);
                    commands(inserts);
                    reads(mix(cast));
                }
                telling.tell(report);
                ratios(inserts);
            }
            check();
        }

        private void commands(OneRowPerCommit inserts) throws Exception {
            for (int clients : counts) {
                telling.add(inserts.name() + ", " + of(clients), "rows/s", inserts.run(desk.database().url(), clients, calibration()), Target.NONE);
                String name = "commands, closed, " + of(clients);
                boolean judged = clients == JUDGED_AT;
                closed(name, lives.subList(0, clients), judged ? Target.atLeast(1500) : Target.NONE, judged ? Target.atMost(50) : Target.NONE);
            }
            int judged = counts.contains(JUDGED_AT) ? JUDGED_AT : counts.getLast();
            double reached = last("commands, closed, " + of(judged));
            for (int percent : options.numbers("percent", options.smoke() ? List.of(80) : List.of(50, 80, 95))) {
                open("commands, open, %d %% of what %s reached".formatted(percent, of(judged)), lives, reached * percent / 100);
            }
            int rate = options.number("rate", options.smoke() ? 20 : 200);
            open("commands, open, %d/s".formatted(rate), lives, rate);
        }

        private void reads(ReadMix mix) throws Exception {
            for (int clients : counts) {
                try (RowReads rows = new RowReads(desk.database(), clients)) {
                    telling.add("one row by its number through JDBC, " + of(clients), "reads/s", rows.run(calibration()), Target.NONE);
                }
                boolean judged = clients == JUDGED_AT;
                closed("reads, closed, " + of(clients), Reader.of(mix, clients), judged ? Target.atLeast(3000) : Target.NONE, judged ? Target.atMost(20) : Target.NONE);
            }
            int judged = counts.contains(JUDGED_AT) ? JUDGED_AT : counts.getLast();
            open("reads, open, 80 %% of what %s reached".formatted(of(judged)), Reader.of(mix, lives.size()), last("reads, closed, " + of(judged)) * 0.8);
        }

        private void closed(String name, List<? extends Client> clients, Target rate, Target p99) throws Exception {
            Cpu before = desk.cpu();
            Tally tally = load.closed(clients, time);
            telling.add(name, tally, desk.cpu().since(before));
            telling.add(name, tally, rate, p99);
        }

        private void open(String name, List<? extends Client> clients, double perSecond) throws Exception {
            telling.add(name, load.open(clients, perSecond, time), Target.NONE, Target.NONE);
        }

        private void ratios(OneRowPerCommit inserts) {
            for (int clients : counts) {
                report.ratio("commands over " + inserts.name() + ", " + of(clients), telling.of("commands, closed, " + of(clients)), telling.of(inserts.name() + ", " + of(clients)), Target.NONE);
                report.ratio("reads over one row through JDBC, " + of(clients), telling.of("reads, closed, " + of(clients)), telling.of("one row by its number through JDBC, " + of(clients)), Target.NONE);
            }
        }

        private void check() throws Exception {
            List<TicketLife.Played> played = lives.stream().flatMap(life -> life.played().stream()).toList();
            try (Connection database = desk.database().connect()) {
                report.note("%,d commands on %,d tickets were acknowledged, and each is in the log once and in its order".formatted(Acknowledged.check(database, played), played.size()));
            }
            try (Database beside = Database.open(onTheDesk()); HikariDataSource pool = beside.pool(desk.database().url(), 4)) {
                report.note(new LogCheck(pool).all(List.of(), Duration.ofMinutes(1)));
            }
            report.note("reads: " + ReadMix.WORDS + "; open loop: counted from when a request was due");
            report.note("live heap of the server after all this: %d MB".formatted(desk.liveHeapBytes() >> 20));
        }

        private ReadMix mix(Cast cast) throws Exception {
            try (Connection database = desk.database().connect()) {
                return new ReadMix(cast.admin(), Tickets.sample(database, cast));
            }
        }

        private Options onTheDesk() {
            Coordinates database = desk.database();
            return new Options(options.smoke(), options.seconds(), options.rounds(), database.url(), database.user(), database.password(), options.server(), options.json(), options.more());
        }

        private Duration calibration() {
            return Duration.ofSeconds(Math.max(1, options.seconds() / 4));
        }

        private double last(String name) {
            return telling.of(name).values().getLast();
        }

        private static String of(int clients) {
            return clients == 1 ? "1 client" : clients + " clients";
        }
    }
}
