package io.ticketledger.server.export;

import io.ticketledger.eventstore.LogByStream;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.eventstore.RecordedEvent;
import io.ticketledger.eventstore.StoredLine;
import io.ticketledger.server.export.Writing.Taker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Reads a selection of the log, a page at a time. Each page is a query of its own after the last line of the one before, so however slow the reader, no
 * connection and no snapshot waits for him; the log is append-only, so the pages fit together all the same.
 */
final class LogWalk {

    static final String TICKET = "ticket";

    private static final int PAGE = 500;

    /** Named in one query. */
    private static final int STREAMS = 200;

    /** In a range of at most so many positions it is looked up which tickets it touches; beyond, all tickets are read, and their names are not held. */
    private static final long LOOKED_UP = 100_000;

    private final PostgresEventStorageEngine log;
    private final LogByStream byStream;
    private final Selection selection;
    private final LongConsumer progress;

    /** @param progress hears how many lines were read since it was last told */
    LogWalk(PostgresEventStorageEngine log, Selection selection, LongConsumer progress) {
        this.log = log;
        this.byStream = log.lines().byStream();
        this.selection = selection;
        this.progress = progress;
    }

    RecordedEvent read(StoredLine line) {
        return log.read(line);
    }

    /** The selected lines in the order of the log. */
    void inOrder(Taker<List<StoredLine>> taker) throws IOException {
        if (selection.isOfSomeTickets()) {
            // Eight bytes for each event of the tickets, whose number is bounded; the events themselves come in pages.
            long[] positions = byStream.positions(selection.tickets(), selection.first(), selection.last());
            for (int from = 0; from < positions.length; from += PAGE) {
                take(log.lines().at(Arrays.stream(positions, from, Math.min(from + PAGE, positions.length)).boxed().toList()), taker);
            }
            return;
        }
        long after = selection.first() - 1;
        while (after < selection.last()) {
            List<StoredLine> page = log.lines().after(after, (int) Math.min(PAGE, selection.last() - after));
            if (page.isEmpty()) throw new IllegalStateException("The log has no line after position " + after + ", but it had.");
            after = page.getLast().position();
            take(page, taker);
        }
    }

    private void take(List<StoredLine> page, Taker<List<StoredLine>> taker) throws IOException {
        taker.take(page);
        progress.accept(page.size());
    }

    /** The tickets that have an event in the range, one after another in the order of their ids, each with all its lines up to the end of the range. */
    void byTicket(Taker<Chapter> taker) throws IOException {
        if (selection.isEmpty()) return;
        Taker<Chapter> touched = chapter -> {
            if (chapter.isTouchedSince(selection.first())) taker.take(chapter);
        };
        boolean isShort = selection.last() - selection.first() < LOOKED_UP;
        if (!selection.isOfSomeTickets() && !isShort) {
            pages((stream, version) -> byStream.lines(stream, version, selection.last(), PAGE), touched);
            return;
        }
        List<String> tickets = selection.isOfSomeTickets() ? selection.tickets() : byStream.streamsBetween(selection.first(), selection.last(), TICKET);
        for (List<String> some : portions(tickets)) {
            pages((stream, version) -> byStream.lines(some, stream, version, selection.last(), PAGE), touched);
        }
    }

    /** All lines of these streams, of whatever type, up to the end of the range. */
    void ofStreams(Collection<String> streams, Taker<Chapter> taker) throws IOException {
        for (List<String> some : portions(List.copyOf(streams))) {
            everyPage((stream, version) -> byStream.lines(some, stream, version, selection.last(), PAGE), taker);
        }
    }

    /** The lines that those streams begin with. */
    List<StoredLine> firstLines(Collection<String> streams) {
        return streams.isEmpty() ? List.of() : byStream.firstLines(streams);
    }

    private interface NextPage {
        List<StoredLine> after(String stream, long version);
    }

    private void pages(NextPage next, Taker<Chapter> taker) throws IOException {
        everyPage(next, chapter -> {
            if (chapter.streamType().equals(TICKET)) taker.take(chapter);
        });
    }

    private void everyPage(NextPage next, Taker<Chapter> taker) throws IOException {
        List<StoredLine> kept = new ArrayList<>();
        StoredLine before = null;
        List<StoredLine> page;
        do {
            page = before == null ? next.after("", -1) : next.after(before.stream(), before.version());
            for (StoredLine line : page) {
                if (!kept.isEmpty() && !kept.getFirst().stream().equals(line.stream())) {
                    taker.take(chapter(kept));
                    kept = new ArrayList<>();
                }
                // What is beyond is read again when somebody wants it.
                if (kept.size() < PAGE) kept.add(line);
                before = line;
            }
            progress.accept(page.size());
        } while (page.size() == PAGE);
        if (!kept.isEmpty()) taker.take(chapter(kept));
    }

    private Chapter chapter(List<StoredLine> beginning) {
        List<String> alone = List.of(beginning.getFirst().stream());
        return new Chapter(beginning, beginning.size() < PAGE, after -> byStream.lines(alone, after.stream(), after.version(), selection.last(), PAGE));
    }

    private static List<List<String>> portions(List<String> streams) {
        List<List<String>> portions = new ArrayList<>();
        for (int from = 0; from < streams.size(); from += STREAMS) portions.add(streams.subList(from, Math.min(from + STREAMS, streams.size())));
        return portions;
    }
}
