package io.ticketledger.benchmarks.imports;

import com.zaxxer.hikari.HikariDataSource;
import io.ticketledger.benchmarks.append.OneRowPerCommit;
import io.ticketledger.benchmarks.append.Rounds;
import io.ticketledger.benchmarks.desk.Desk;
import io.ticketledger.benchmarks.desk.DeskSetup;
import io.ticketledger.benchmarks.measuring.Database;
import io.ticketledger.benchmarks.measuring.LogCheck;
import io.ticketledger.benchmarks.measuring.Measurement;
import io.ticketledger.benchmarks.measuring.Options;
import io.ticketledger.benchmarks.measuring.Report;
import io.ticketledger.benchmarks.measuring.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The real log, retold by the server's own {@code import uci} on a fresh home, from the start of the process to its end: the database is made first, and the command
 * waits until all read models have read what it has written, so both are in the figure.
 */
public final class ImportMeasurement implements Measurement {

    private static final String LARGE = "../shared/data/uci-incident_event_log.csv.gz";
    private static final String SMALL = "../shared/data/uci-incident_event_log_small.csv.gz";
    private static final double SECONDS = 180;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int CLIENTS = 64; // as many as the import has under way

    private static final Pattern COMMANDS = Pattern.compile("(?m)^Commands +([\\d,]+)$");
    private static final Pattern TOOK = Pattern.compile("(?m)^Took +([\\d.]+) s, .* with the read models ([\\d.]+) s$");
    private static final Pattern EVENTS = Pattern.compile("(?m)^The log +[\\d,]+ events now, ([\\d,]+) more than before$");

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String about() {
        return "the large file through the server's own command, on a fresh home [--log FILE] [--imports N] [--heap MB] [--check log|all]";
    }

    @Override
    public void run(Options options, Report report) throws Exception {
        Path log = log(options);
        report.fact("log", log.getFileName() + ", %,d bytes".formatted(Files.size(log)));
        Rounds rounds = new Rounds();
        for (int i = 0; i < options.number("imports", options.smoke() ? 1 : 3); i++) once(DeskSetup.of(options), log, options, report, rounds);
        report.figure("from the start of the command to its end", "s", rounds.of("whole"), options.smoke() ? Target.NONE : Target.atMost(SECONDS));
        report.figure("of that from the first row to the last acknowledged command", "s", rounds.of("sending"));
        report.figure("and from the first row until the read models are there", "s", rounds.of("read models"));
        report.figure("commands", "1/s", rounds.of("commands/s"));
        report.figure("events", "1/s", rounds.of("events/s"));
        report.ratio("commands / a row for each commit, %d clients".formatted(CLIENTS), rounds.of("commands/s"), rounds.of("rows/s"), Target.NONE);
    }

    private static Path log(Options options) {
        Path log = options.text("log").map(Path::of).orElse(Path.of(options.smoke() ? SMALL : LARGE));
        if (!Files.isReadable(log)) throw new Options.Wrong("there is no log to import at %s; name one with --log FILE (UCI incident management process enriched event log, packed or not)".formatted(log));
        return log.toAbsolutePath().normalize();
    }

    private static void once(DeskSetup setup, Path log, Options options, Report report, Rounds rounds) throws Exception {
        Path folder = Files.createTempDirectory("ticketledger-import");
        try {
            DeskSetup home = setup.at(folder.resolve("home"));
            long began = System.nanoTime();
            String said = Desk.command(home, "import", "uci", log.toString());
            rounds.add("whole", (System.nanoTime() - began) / 1e9);
            double sending = number(TOOK, 1, said);
            rounds.add("sending", sending);
            rounds.add("read models", number(TOOK, 2, said));
            rounds.add("commands/s", number(COMMANDS, 1, said) / sending);
            rounds.add("events/s", number(EVENTS, 1, said) / sending);
            try (Desk desk = Desk.start(home); HikariDataSource pool = desk.database().pool(8)) {
                LogCheck check = new LogCheck(pool);
                check.holdsEvents((long) number(EVENTS, 1, said));
                boolean all = options.text("check").orElse(options.smoke() ? "log" : "all").equals("all");
                report.note(all ? check.all(List.of(), PATIENCE) : check.log(List.of()));
                rounds.add("rows/s", rows(desk, options));
            }
        } finally {
            Database.delete(folder);
        }
    }

    /** What this PostgreSQL does for as many clients as the import has, on the same disk a moment later. */
    private static double rows(Desk desk, Options options) throws Exception {
        var coordinates = desk.database();
        Options beside = new Options(options.smoke(), options.seconds(), options.rounds(), coordinates.url(), coordinates.user(), coordinates.password(), options.server(), options.json(), options.more());
        try (Database database = Database.open(beside)) {
            OneRowPerCommit.prepare(database, coordinates.url());
            return OneRowPerCommit.with(database, beside).run(coordinates.url(), CLIENTS, Duration.ofSeconds(Math.max(3, options.seconds())));
        }
    }

    private static double number(Pattern pattern, int group, String said) throws IOException {
        Matcher matcher = pattern.matcher(said);
        if (!matcher.find()) throw new IOException("the import did not say '" + pattern + "' but: " + said);
        return Double.parseDouble(matcher.group(group).replace(",", ""));
    }
}
