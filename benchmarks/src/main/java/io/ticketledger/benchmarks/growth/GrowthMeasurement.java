package io.ticketledger.benchmarks.growth;

import io.ticketledger.benchmarks.append.OneRowPerCommit;
import io.ticketledger.benchmarks.measuring.Database;
import io.ticketledger.benchmarks.measuring.Measurement;
import io.ticketledger.benchmarks.measuring.Options;
import io.ticketledger.benchmarks.measuring.Report;
import java.util.List;

/** What becomes of the figures with more nodes on one PostgreSQL, with a longer log, with longer tickets. */
public final class GrowthMeasurement implements Measurement {

    private static final List<String> PARTS = List.of("nodes", "log", "aggregate");

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public String about() {
        return "with 1, 2, 4 nodes; logs of 0.1, 1, 5 million events; tickets of 10, 100, 10,000 [--part nodes|log|aggregate] [--nodes 1,2,4] [--sizes N,N] [--lengths N,N] [--clients N]";
    }

    @Override
    public void run(Options options, Report report) throws Exception {
        try (Database database = Database.open(options)) {
            OneRowPerCommit rows = OneRowPerCommit.with(database, options);
            if (options.wants("nodes", PARTS)) new Nodes(options, report, database, rows).run();
            if (options.wants("log", PARTS)) new LogSizes(options, report, database, rows).run();
            if (options.wants("aggregate", PARTS)) new LongTickets(options, report, database).run();
        }
    }
}
