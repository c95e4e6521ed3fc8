package io.ticketledger.benchmarks.projection;

import io.ticketledger.benchmarks.measuring.Measurement;
import io.ticketledger.benchmarks.measuring.Options;
import io.ticketledger.benchmarks.measuring.Report;
import java.util.List;

/** {@code --part rebuild|lag}, or both; {@code --events N} of the log to rebuild from; {@code --models a,b} of those to rebuild; {@code --rate N} of commands a second. */
public final class ProjectionMeasurement implements Measurement {

    private static final List<String> PARTS = List.of("rebuild", "lag");

    @Override
    public String name() {
        return "projection";
    }

    @Override
    public String about() {
        return "rebuilds of read models against a plain copy of the log; time from a commit until it can be read [--part rebuild|lag] [--events N] [--models A,B] [--rate N]";
    }

    @Override
    public void run(Options options, Report report) throws Exception {
        if (options.wants("rebuild", PARTS)) new RebuildRate(options, report).run();
        if (options.wants("lag", PARTS)) new Lag(options, report).run();
    }
}
