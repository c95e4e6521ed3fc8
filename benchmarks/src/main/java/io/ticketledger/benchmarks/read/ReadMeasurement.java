package io.ticketledger.benchmarks.read;

import io.ticketledger.benchmarks.data.CatchingUp;
import io.ticketledger.benchmarks.data.DataSet;
import io.ticketledger.benchmarks.desk.Cpu;
import io.ticketledger.benchmarks.desk.Desk;
import io.ticketledger.benchmarks.desk.DeskSetup;
import io.ticketledger.benchmarks.http.Cast;
import io.ticketledger.benchmarks.http.Load;
import io.ticketledger.benchmarks.http.ReadMix;
import io.ticketledger.benchmarks.http.Reader;
import io.ticketledger.benchmarks.http.RowReads;
import io.ticketledger.benchmarks.http.Tally;
import io.ticketledger.benchmarks.http.Telling;
import io.ticketledger.benchmarks.http.TicketLife;
import io.ticketledger.benchmarks.http.Tickets;
import io.ticketledger.benchmarks.measuring.Measurement;
import io.ticketledger.benchmarks.measuring.Options;
import io.ticketledger.benchmarks.measuring.Report;
import io.ticketledger.benchmarks.measuring.Target;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;

/** What people look at, at several sizes of the desk, through HTTP, everybody with his own token and sight. */
public final class ReadMeasurement implements Measurement {

    private static final int LARGE = 1_000_000;
    private static final int MIXED = 32;

    @Override
    public String name() {
        return "read";
    }

    @Override
    public String about() {
        return "details, lists, searches, dashboards through HTTP at --tickets 10000,100000,1000000 made of the shapes of a real log: --clients 1,8 --warm-up SECONDS " + DataSet.USAGE;
    }

    @Override
    public void run(Options options, Report report) throws Exception {
        if (options.smoke()) {
            try (Desk desk = Desk.start(DeskSetup.of(options))) {
                Cast cast = Cast.gather(desk.port(), 2);
                TicketLife.playEach(desk.port(), TicketLife.of(cast, 4));
                new Run(options, report, desk, cast, "a few tickets", 0).run();
            }
            return;
        }
        if (options.database() != null) report.note("the desks are homes with a PostgreSQL of their own; --database was not used");
        for (int size : options.numbers("tickets", List.of(10_000, 100_000, LARGE))) {
            try (Desk desk = Desk.start(DeskSetup.of(options).at(DataSet.home(options, size)))) {
                CatchingUp.await(desk);
                Cast cast = Cast.known(desk.port(), desk.database(), options.number("people", 8));
                new Run(options, report, desk, cast, "%,d tickets".formatted(size), size).run();
            }
        }
    }

    private record Run(Options options, Report report, Desk desk, Cast cast, String size, int tickets, Telling telling) {

        Run(Options options, Report report, Desk desk, Cast cast, String size, int tickets) {
            this(options, report, desk, cast, size, tickets, new Telling());
        }

        void run() throws Exception {
            Tickets sample;
            Words words;
            try (Connection database = desk.database().connect()) {
                sample = Tickets.sample(database, cast);
                words = Words.in(database);
            }
            List<Views.View> views = Views.of(cast, sample, words);
            ReadMix mix = new ReadMix(cast.admin(), sample);
            Load load = new Load(desk.port());
            Duration each = Duration.ofMillis(options.seconds() * 1000L / (options.smoke() ? 20 : 5));
            load.closed(Reader.of(mix, options.smoke() ? 4 : MIXED), Duration.ofSeconds(options.number("warm-up", options.smoke() ? 1 : 60)));
            if (!options.smoke()) {
                for (Views.View view : views) load.closed(Reader.of(view.source(), 2), each);
            }
            for (int round = 1; round <= options.rounds(); round++) {
                System.err.println("  " + size + ", round " + round);
                for (int clients : options.numbers("clients", List.of(1, 8))) {
                    for (Views.View view : views) look(load, view, clients, each);
                }
                mix(load, mix);
            }
            telling.tell(report);
            report.ratio(size + ", read mix over one row through JDBC", telling.of(mixed()), telling.of(rows()), Target.NONE);
            report.note("%s: mix of %s; ready after %,d ms, live heap %d MB of %d MB".formatted(size, ReadMix.WORDS, desk.readyMillis(), desk.liveHeapBytes() >> 20, DeskSetup.of(options).heapMegabytes()));
        }

        private void look(Load load, Views.View view, int clients, Duration each) throws Exception {
            Tally tally = load.closed(Reader.of(view.source(), clients), each);
            String name = "%s, %s, %s".formatted(size, clients == 1 ? "1 client" : clients + " clients", view.name());
            telling.addShort(name, tally, view.hasTarget() && tickets >= LARGE ? Target.atMost(50) : Target.NONE);
        }

        private void mix(Load load, ReadMix mix) throws Exception {
            int clients = options.smoke() ? 4 : MIXED;
            Duration time = Duration.ofSeconds(options.seconds());
            try (RowReads reads = new RowReads(desk.database(), clients)) {
                telling.add(rows(), "reads/s", reads.run(Duration.ofSeconds(Math.max(1, options.seconds() / 4))), Target.NONE);
            }
            Cpu before = desk.cpu();
            Tally tally = load.closed(Reader.of(mix, clients), time);
            telling.add(mixed(), tally, desk.cpu().since(before));
            telling.add(mixed(), tally, Target.atLeast(3000), Target.atMost(20));
        }

        private String rows() {
            return size + ", one row by its number through JDBC";
        }

        private String mixed() {
            return size + ", read mix, closed";
        }
    }
}
