package io.ticketledger.server.imports;

import io.ticketledger.server.imports.Tally.Counted;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What an import did, for people.
 *
 * @param sending   from the first row to the last acknowledged command
 * @param whole     the same and until the read models had caught up
 * @param isStopped if somebody stopped it, and nothing was checked
 */
record Summary(Tally tally, long headBefore, long head, Duration sending, Duration whole, List<Checks.Result> log, List<Checks.Result> readModels,
               boolean isStopped) {

    void print(PrintStream out) {
        line(out, "Incidents", "%,d with %,d rows".formatted(tally.incidents.sum(), tally.rows.sum()));
        line(out, "Commands", "%,d".formatted(tally.commands.sum()));
        tally.commandsByKind().forEach((kind, times) -> line(out, "  " + kind, "%,d".formatted(times) + inserted(kind)));
        if (tally.doneBefore.sum() > 0) line(out, "Done before", "%,d, left out".formatted(tally.doneBefore.sum()));
        line(out, "Accounts", "%,d".formatted(tally.accounts.sum()));
        line(out, "Teams", "%,d".formatted(tally.teams()));
        if (tally.leftOut.sum() > 0) line(out, "Rows left out", "%,d".formatted(tally.leftOut.sum()));
        counted(out, "Rows mapped to nothing", tally.nothing());
        counted(out, "Oddities, taken over as they are", tally.oddities());
        counted(out, "Refused", tally.refused());
        double seconds = Math.max(1e-3, sending.toMillis() / 1e3);
        line(out, "Took", "%.1f s, %,.0f commands/s; with the read models %.1f s".formatted(seconds, tally.commands.sum() / seconds, whole.toMillis() / 1e3));
        line(out, "The log", "%,d events now, %,d more than before".formatted(head, head - headBefore));
        if (isStopped) {
            out.println("Stopped. All that was acknowledged is in the log; the same command goes on where this one ended.");
            return;
        }
        if (!log.isEmpty()) out.println("The end of each incident as the file tells it, and as we do:");
        for (int i = 0; i < log.size(); i++) {
            line(out, "  " + log.get(i).what(), "equal in " + equal(log.get(i)) + " by the log, " + equal(readModels.get(i)) + " by the read models"
                    + (log.get(i).exceptions().isEmpty() ? "" : ", not in " + String.join(", ", log.get(i).exceptions()) + more(log.get(i))));
        }
    }

    private String inserted(String kind) {
        Long inserted = tally.insertedByKind().get(kind);
        return inserted == null ? "" : ", of which %,d the other desk had skipped".formatted(inserted);
    }

    private static void counted(PrintStream out, String what, Map<String, Counted> counts) {
        if (counts.isEmpty()) return;
        line(out, what, "%,d".formatted(counts.values().stream().mapToLong(Counted::times).sum()));
        counts.forEach((why, counted) -> line(out, "  " + why, "%,d, such as %s".formatted(counted.times(), counted.example())));
    }

    private static String equal(Checks.Result result) {
        return "%,d of %,d".formatted(result.equal(), result.of());
    }

    private static String more(Checks.Result result) {
        int others = result.of() - result.equal() - result.exceptions().size();
        return others == 0 ? "" : " and " + others + " more";
    }

    private static void line(PrintStream out, String what, String figure) {
        out.println("%-34s %s".formatted(what, figure));
    }
}
