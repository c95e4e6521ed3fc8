package io.ticketledger.benchmarks.projection;

import com.zaxxer.hikari.HikariDataSource;
import io.ticketledger.benchmarks.append.Rounds;
import io.ticketledger.benchmarks.desk.Coordinates;
import io.ticketledger.benchmarks.desk.Desk;
import io.ticketledger.benchmarks.desk.DeskSetup;
import io.ticketledger.benchmarks.http.Cast;
import io.ticketledger.benchmarks.http.Load;
import io.ticketledger.benchmarks.http.Tally;
import io.ticketledger.benchmarks.http.TicketLife;
import io.ticketledger.benchmarks.measuring.Database;
import io.ticketledger.benchmarks.measuring.LogCheck;
import io.ticketledger.benchmarks.measuring.Options;
import io.ticketledger.benchmarks.measuring.Refolding;
import io.ticketledger.benchmarks.measuring.Report;
import io.ticketledger.benchmarks.measuring.Target;
import io.ticketledger.query.ReadModels;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** How soon a write can be read, in each read model and in the feed, while commands come through HTTP at an even rate whatever the desk does. */
final class Lag {

    private static final double MILLIS = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int LIVES = 64;

    private final Options options;
    private final Report report;
    private final int rate;
    private final Rounds rounds = new Rounds();

    Lag(Options options, Report report) {
        this.options = options;
        this.report = report;
        this.rate = options.number("rate", options.smoke() ? 20 : 200);
    }

    void run() throws Exception {
        try (Database given = options.database() == null ? null : Database.open(options)) {
            DeskSetup setup = DeskSetup.of(options);
            if (given != null) setup = setup.on(new Coordinates(given.create(), given.user(), given.password()));
            try (Desk desk = Desk.start(setup); HikariDataSource pool = desk.database().pool(8)) {
                run(desk, pool);
            }
        }
    }

    private void run(Desk desk, HikariDataSource pool) throws Exception {
        Cast cast = Cast.gather(desk.port(), options.number("people", options.smoke() ? 2 : 16));
        List<TicketLife> lives = TicketLife.of(cast, LIVES);
        Load load = new Load(desk.port());
        load.open(lives, rate, Duration.ofSeconds(options.number("warm-up", options.smoke() ? 1 : 30)));
        LogCheck check = new LogCheck(pool);
        try (Refolding refolding = new Refolding(pool)) {
            for (int round = 0; round < options.rounds(); round++) {
                refolding.await(check.head(), PATIENCE);
                round(desk, cast, load, lives, check, refolding);
            }
        }
        List<String> awaited = ReadModels.awaited();
        report.figure("commands carried out of %d/s".formatted(rate), "1/s", rounds.of("commands"));
        report.figure("answered, p99 from when it was due", "ms", rounds.of("answered"));
        report.figure("readable in all that writes wait for, p99", "ms", rounds.of("slowest"), Target.atMost(MILLIS));
        for (String name : ReadModels.names()) {
            report.figure("readable in " + name + ", p50", "ms", rounds.of(name + " p50"));
            report.figure("readable in " + name + ", p99", "ms", rounds.of(name), awaited.contains(name) ? Target.atMost(MILLIS) : Target.NONE);
        }
        report.figure("in the feed, p50", "ms", rounds.of("feed p50"));
        report.figure("in the feed, p99", "ms", rounds.of("feed"), Target.atMost(MILLIS));
        report.figure("between two looks, p99", "ms", rounds.of("looks"));
        report.note("From when an event was recorded, which is just before its commit, until a look saw it: more than the lag, never less. No write waits for "
                + ReadModels.names().stream().filter(name -> !awaited.contains(name)).toList() + ", which rest for a quarter of a second between two looks at the log.");
        Map<Long, Integer> acknowledged = new HashMap<>();
        lives.forEach(life -> life.played().forEach(played -> acknowledged.merge(played.number(), played.steps(), Math::max)));
        check.holdsTickets(acknowledged);
        report.note(check.all(List.of(), PATIENCE) + " All %,d tickets have as many events as commands were acknowledged.".formatted(acknowledged.size()));
    }

    private void round(Desk desk, Cast cast, Load load, List<TicketLife> lives, LogCheck check, Refolding refolding) throws Exception {
        long before = check.head();
        try (Watch watch = new Watch(desk.database(), ReadModels.names()); FeedListener feed = new FeedListener(desk.port(), cast.admin())) {
            Tally tally = load.open(lives, rate, Duration.ofSeconds(options.seconds()));
            if (tally.errors() > 0) report.note("went wrong: " + tally.complaint());
            rounds.add("commands", tally.perSecond());
            rounds.add("answered", tally.millis(99));
            refolding.await(check.head(), PATIENCE);
            Thread.sleep(500); // the last look, and the end of the feed
            List<Histogram> lags = watch.lags(before);
            for (int i = 0; i < lags.size(); i++) {
                rounds.add(watch.names().get(i) + " p50", millis(lags.get(i), 50));
                rounds.add(watch.names().get(i), millis(lags.get(i), 99));
            }
            rounds.add("slowest", ReadModels.awaited().stream().mapToDouble(name -> millis(lags.get(watch.names().indexOf(name)), 99)).max().orElseThrow());
            Histogram fed = fed(feed, watch.recorded(before));
            rounds.add("feed p50", millis(fed, 50));
            rounds.add("feed", millis(fed, 99));
            rounds.add("looks", millis(watch.pauses(), 99));
        }
    }

    private static Histogram fed(FeedListener feed, List<Watch.Recorded> events) {
        Histogram fed = new Histogram(3);
        for (Watch.Recorded event : events) {
            Long arrived = feed.arrived().get(event.position());
            if (arrived == null) throw new IllegalStateException("%d was never in the feed".formatted(event.position()));
            fed.recordValue(Math.max(0, arrived - event.micros()));
        }
        return fed;
    }

    private static double millis(Histogram histogram, double percent) {
        return histogram.getValueAtPercentile(percent) / 1e3;
    }
}
