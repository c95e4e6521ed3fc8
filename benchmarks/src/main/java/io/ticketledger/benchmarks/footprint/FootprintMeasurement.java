package io.ticketledger.benchmarks.footprint;

import io.ticketledger.benchmarks.append.Rounds;
import io.ticketledger.benchmarks.desk.Desk;
import io.ticketledger.benchmarks.desk.DeskSetup;
import io.ticketledger.benchmarks.measuring.Database;
import io.ticketledger.benchmarks.measuring.Measurement;
import io.ticketledger.benchmarks.measuring.Options;
import io.ticketledger.benchmarks.measuring.Report;
import io.ticketledger.benchmarks.measuring.Series;
import io.ticketledger.benchmarks.measuring.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a desk takes: time to start on a fresh and on an existing home, by turns; memory when it has nothing to do; and all of it with a long log. */
public final class FootprintMeasurement implements Measurement {

    private static final List<String> PARTS = List.of("start", "log");
    private static final double MEBI = 1 << 20;
    private static final double READY_SECONDS = 6;

    @Override
    public String name() {
        return "footprint";
    }

    @Override
    public String about() {
        return "start to ready, memory, threads, jar, disk; with a log of a million events as well [--events N] [--heap MB] [--part start|log]";
    }

    @Override
    public void run(Options options, Report report) throws Exception {
        DeskSetup setup = DeskSetup.of(options);
        report.fact("heap", setup.heapMegabytes() + " MB");
        report.figure("jar", "MB", Series.of(Files.size(setup.jar()) / MEBI));
        Path folder = Files.createTempDirectory("ticketledger-footprint");
        try {
            if (options.wants("start", PARTS)) starts(options, report, setup, folder.resolve("existing"));
            if (options.wants("log", PARTS)) new LongLog(options, report, setup.at(folder.resolve(options.smoke() ? "existing" : "long"))).run();
        } finally {
            Database.delete(folder);
        }
    }

    private static void starts(Options options, Report report, DeskSetup setup, Path home) throws Exception {
        Rounds rounds = new Rounds();
        DeskSetup existing = setup.at(home);
        for (int round = 0; round < options.rounds(); round++) {
            try (Desk desk = Desk.start(round == 0 ? existing : setup)) {
                ready("fresh", desk, rounds);
            }
            try (Desk desk = Desk.start(existing)) {
                ready("existing", desk, rounds);
                idle(desk, rounds);
            }
        }
        report.figure("start to ready, fresh home", "s", rounds.of("fresh"));
        report.figure("start to ready, existing home", "s", rounds.of("existing"), Target.atMost(READY_SECONDS));
        report.figure("processor time of the server until then, fresh home", "s", rounds.of("fresh cpu"));
        report.figure("processor time of the server until then, existing home", "s", rounds.of("existing cpu"));
        report.figure("reachable heap, idle", "MB", rounds.of("heap"));
        report.figure("resident memory of the server, idle", "MB", rounds.of("resident"));
        report.figure("memory of PostgreSQL, idle", "MB", rounds.of("postgres"));
        report.figure("threads of the server, idle", "", rounds.of("threads"));
    }

    private static void ready(String home, Desk desk, Rounds rounds) {
        rounds.add(home, desk.readyMillis() / 1e3);
        rounds.add(home + " cpu", desk.cpu().server());
    }

    private static void idle(Desk desk, Rounds rounds) throws Exception {
        rounds.add("heap", desk.liveHeapBytes() / MEBI);
        rounds.add("resident", Memory.resident(desk.pid()));
        rounds.add("postgres", Memory.postgres(desk.home()));
        rounds.add("threads", Memory.threads(desk.pid()));
    }
}
