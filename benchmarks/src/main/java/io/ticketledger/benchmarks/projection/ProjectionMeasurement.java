package io.ticketledger.benchmarks.projection;

import io.ticketledger.benchmarks.measuring.Measurement;
import io.ticketledger.benchmarks.measuring.Options;
import io.ticketledger.benchmarks.measuring.Report;

/** {@code --part rebuild|lag}, or both; {@code --events N} of the log to rebuild from; {@code --models a,b} of those to rebuild; {@code --rate N} of commands a second. */
public final class ProjectionMeasurement implements Measurement {

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
        String part = options.text("part").orElse("");
        if (part.isEmpty() || part.equals("rebuild")) new RebuildRate(options, report).run();
        if (part.isEmpty() || part.equals("lag")) new Lag(options, report).run();
    }
}
