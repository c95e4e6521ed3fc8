package io.ticketledger.server.export;

import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.eventstore.StoredLine;
import io.ticketledger.query.ticketlist.TicketList;
import io.ticketledger.server.export.NotExportable.Why;
import io.ticketledger.server.export.Wanted.Bound;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From what is asked for to the file, for a browser and for the command line alike. */
public final class Exports {

    private static final int SHOWN = 10;

    private final PostgresEventStorageEngine log;
    private final TicketList tickets;
    private final Proofs proofs;

    public Exports(PostgresEventStorageEngine log, TicketList tickets, Proofs proofs) {
        this.log = log;
        this.tickets = tickets;
        this.proofs = proofs;
    }

    /**
     * Settles what the file will hold. Nothing that is appended later is in it.
     *
     * @throws NotExportable if the log does not have it
     */
    public Selection select(Wanted wanted) {
        long head = log.head();
        long first = wanted.from() == null ? 1 : first(wanted.from(), head);
        long last = wanted.to() == null ? head : last(wanted.to(), head);
        if (wanted.from() instanceof Bound.Position && wanted.to() instanceof Bound.Position && first > last) {
            throw new NotExportable(Why.UNINTELLIGIBLE, "from is after to.");
        }
        if (wanted.from() instanceof Bound.Moment(var begin) && wanted.to() instanceof Bound.Moment(var end) && begin.isAfter(end)) {
            throw new NotExportable(Why.UNINTELLIGIBLE, "from is after to.");
        }
        List<String> streams = streams(wanted.tickets());
        // All there are of no range at all are the same.
        if (last < first) last = first - 1;
        return new Selection(wanted.format(), first, last, streams, wanted.isProof() ? checkpoint(first, last) : null);
    }

    private long first(Bound from, long head) {
        return switch (from) {
            case Bound.Position(long position) -> there("from", position, head);
            case Bound.Moment(var recorded) -> Math.min(log.lines().positionBefore(recorded), head) + 1;
        };
    }

    private long last(Bound to, long head) {
        return switch (to) {
            case Bound.Position(long position) -> there("to", position, head);
            case Bound.Moment(var recorded) -> Math.min(log.lines().positionBefore(recorded), head);
        };
    }

    /** Cutting it off at the head would give another file tomorrow for the same words. */
    private static long there(String name, long position, long head) {
        if (position > head) throw new NotExportable(Why.UNINTELLIGIBLE, name + ": the log has no position " + position + " yet; its last is " + head + ".");
        return position;
    }

    private String checkpoint(long first, long last) {
        if (last < first) throw new NotExportable(Why.UNINTELLIGIBLE, "Nothing is in this range, so there is nothing to prove.");
        return proofs.checkpoint(last).orElseThrow(() -> new NotExportable(Why.NOT_YET, "The tree does not cover position " + last + " yet. Try again in a moment."));
    }

    /** Numbers are looked up in a read model, which may be behind; a number never changes, so all it can be is unknown. */
    private List<String> streams(List<String> named) {
        Map<String, String> streams = new HashMap<>();
        for (String name : named) {
            if (name.contains("-")) streams.put(name, name);
            else tickets.idOf(Long.parseLong(name)).ifPresent(id -> streams.put(name, id.toString()));
        }
        // Accounts have streams and UUIDs, too.
        var known = log.lines().byStream().firstLines(streams.values()).stream().filter(line -> line.streamType().equals(LogWalk.TICKET)).map(StoredLine::stream).collect(Collectors.toSet());
        List<String> unknown = named.stream().filter(name -> !known.contains(streams.getOrDefault(name, name))).toList();
        if (!unknown.isEmpty()) {
            List<String> shown = new ArrayList<>(unknown.subList(0, Math.min(SHOWN, unknown.size())));
            String more = unknown.size() > SHOWN ? " and " + (unknown.size() - SHOWN) + " more" : "";
            throw new NotExportable(Why.NOT_THERE, "There is no ticket " + String.join(", ", shown) + more + ".");
        }
        SortedSet<String> sorted = new TreeSet<>(streams.values());
        return List.copyOf(sorted);
    }

    /**
     * Writes the file, waiting for whoever takes the bytes; holds no connection meanwhile. When it throws, what was written is not the file.
     *
     * @param progress hears how many lines were read since it was last told
     */
    public void write(Selection selection, OutputStream to, @Nullable LongConsumer progress) throws IOException {
        Writing writing = switch (selection.format()) {
            case NDJSON -> new NdjsonExport(proofs);
            case CSV -> new CsvExport();
            case XES -> new XesExport();
            case OCEL -> new OcelExport();
        };
        writing.write(selection, new LogWalk(log, selection, progress == null ? _ -> {} : progress), to);
    }
}
