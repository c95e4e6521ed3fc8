package io.ticketledger.benchmarks.http;

import io.ticketledger.benchmarks.desk.Cpu;
import io.ticketledger.benchmarks.measuring.Report;
import io.ticketledger.benchmarks.measuring.Series;
import io.ticketledger.benchmarks.measuring.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects round by round what a load did, and tells it when all rounds are over. */
public final class Telling {

    private record Line(String unit, Target target, List<Double> values) {}

    private final Map<String, Line> lines = new LinkedHashMap<>();

    /** @param rate what is wanted of the requests per second @param p99 of the milliseconds of all but one in a hundred */
    public void add(String name, Tally tally, Target rate, Target p99) {
        add(name, "req/s", tally.perSecond(), rate);
        add(name + ", p50", "ms", tally.millis(50), Target.NONE);
        add(name + ", p90", "ms", tally.millis(90), Target.NONE);
        add(name + ", p99", "ms", tally.millis(99), p99);
        add(name + ", p99.9", "ms", tally.millis(99.9), Target.NONE);
        add(name + ", slowest", "ms", tally.millis(100), Target.NONE);
        add(name + ", errors", "", tally.errors(), Target.atMost(0));
        System.err.printf("  %s: %.0f/s, p50 %.1f, p99 %.1f, p99.9 %.1f ms %s%n", name, tally.perSecond(), tally.millis(50), tally.millis(99), tally.millis(99.9), tally.complaint());
    }

    /** For those of which there are many. */
    public void addShort(String name, Tally tally, Target p99) {
        if (tally.errors() > 0) throw new IllegalStateException(name + ": " + tally.complaint());
        add(name + ", p50", "ms", tally.millis(50), Target.NONE);
        add(name + ", p99", "ms", tally.millis(99), p99);
        System.err.printf("  %s: p50 %.1f, p99 %.1f ms of %d%n", name, tally.millis(50), tally.millis(99), tally.count());
    }

    /** What of the processors a request used. */
    public void add(String name, Tally tally, Cpu used) {
        add(name + ", CPU of the server per request", "ms", used.server() * 1e3 / tally.count(), Target.NONE);
        if (Double.isFinite(used.postgres())) add(name + ", CPU of PostgreSQL per request", "ms", used.postgres() * 1e3 / tally.count(), Target.NONE);
        add(name + ", CPU of the generator per request", "ms", used.here() * 1e3 / tally.count(), Target.NONE);
    }

    public void add(String name, String unit, double value, Target target) {
        lines.computeIfAbsent(name, _ -> new Line(unit, target, new ArrayList<>())).values.add(value);
    }

    /** The rounds of one figure so far. */
    public Series of(String name) {
        Line line = lines.get(name);
        if (line == null) throw new IllegalArgumentException("nothing was measured by the name of " + name);
        return new Series(line.values);
    }

    public void tell(Report report) {
        lines.forEach((name, line) -> report.figure(name, line.unit, new Series(line.values), line.target));
    }
}
