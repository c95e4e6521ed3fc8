package io.ticketledger.server.imports;

import io.ticketledger.command.ticket.TicketCommand.AssignTicket;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What an import has done so far. Counted by many threads, read by one. */
final class Tally {

    /** The examples are the first met, which of several threads is chance. */
    record Counted(long times, String example) {}

    private final Map<String, LongAdder> sent = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> inserted = new ConcurrentHashMap<>();
    private final Map<String, Counted> nothing = new ConcurrentHashMap<>();
    private final Map<String, Counted> oddities = new ConcurrentHashMap<>();
    private final Map<String, Counted> refused = new ConcurrentHashMap<>();
    private final Set<String> teams = ConcurrentHashMap.newKeySet();
    final LongAdder rows = new LongAdder();
    final LongAdder incidents = new LongAdder();
    final LongAdder commands = new LongAdder();
    final LongAdder doneBefore = new LongAdder();
    final LongAdder accounts = new LongAdder();
    final LongAdder leftOut = new LongAdder();

    void finished(History history) {
        incidents.increment();
        rows.add(history.rows());
        history.nothing().forEach(why -> count(nothing, why, history.key()));
        history.oddities().forEach(what -> count(oddities, what, history.key()));
    }

    void sent(Step step) {
        commands.increment();
        increment(sent, step.kind());
        if (step.inserted()) increment(inserted, step.kind());
        if (step.command() instanceof AssignTicket c && c.team() != null) teams.add(c.team());
    }

    void refused(Step step, String code, String sentence) {
        count(refused, step.kind() + ", " + code, step.key() + ": " + sentence);
    }

    Map<String, Long> commandsByKind() {
        return sums(sent);
    }

    Map<String, Long> insertedByKind() {
        return sums(inserted);
    }

    Map<String, Counted> nothing() {
        return new TreeMap<>(nothing);
    }

    Map<String, Counted> oddities() {
        return new TreeMap<>(oddities);
    }

    Map<String, Counted> refused() {
        return new TreeMap<>(refused);
    }

    int teams() {
        return teams.size();
    }

    private static void increment(Map<String, LongAdder> counts, String what) {
        counts.computeIfAbsent(what, _ -> new LongAdder()).increment();
    }

    private static void count(Map<String, Counted> counts, String what, String example) {
        counts.merge(what, new Counted(1, example), (had, _) -> new Counted(had.times + 1, had.example));
    }

    private static Map<String, Long> sums(Map<String, LongAdder> counts) {
        Map<String, Long> sums = new TreeMap<>();
        counts.forEach((what, times) -> sums.put(what, times.sum()));
        return sums;
    }
}
