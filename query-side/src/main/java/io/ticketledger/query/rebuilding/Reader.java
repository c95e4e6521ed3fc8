package io.ticketledger.query.rebuilding;

import io.ticketledger.eventstore.RecordedEvent;
import io.ticketledger.query.projecting.Batch;
import io.ticketledger.query.projecting.Entry;
import io.ticketledger.query.projecting.Projection;
import java.util.List;
import org.springframework.jdbc.core.ConnectionCallback;

/** Brings a copy forward: the projection's own statements, where the copy comes first in the search path. */
final class Reader {

    private final Projection projection;
    private final Copy copy;
    private final LogPages log;
    private final int page;
    private final Session session;
    private final Jobs jobs;
    private final Rebuild job;
    private final long since = System.nanoTime();
    private final long from;
    private long position;

    Reader(Projection projection, Copy copy, LogPages log, int page, Session session, Jobs jobs, Rebuild job) {
        this.projection = projection;
        this.copy = copy;
        this.log = log;
        this.page = page;
        this.session = session;
        this.jobs = jobs;
        this.job = job;
        this.from = job.position();
        this.position = job.position();
    }

    long position() {
        return position;
    }

    /** A transaction's worth, and never beyond there; false if the copy stands there already. */
    boolean step(long upTo) {
        if (position >= upTo) return false;
        List<RecordedEvent> events = events(position, upTo);
        position = session.inTransaction(s -> write(events, position, upTo));
        return true;
    }

    /** All that is missing, in the transaction of the caller, whose failure is to leave the copy where it was. Answers where it then stands. */
    long rest(long upTo) {
        long at = position;
        while (at < upTo) at = write(events(at, upTo), at, upTo);
        return at;
    }

    void standsAt(long committed) {
        position = committed;
    }

    private List<RecordedEvent> events(long after, long upTo) {
        List<RecordedEvent> events = log.after(after, (int) Math.min(page, upTo - after));
        if (events.isEmpty()) throw new IllegalStateException("the log ends at " + after + ", but the serving tables stand at " + upTo);
        return events;
    }

    private long write(List<RecordedEvent> events, long at, long target) {
        long to = events.getLast().position();
        jobs.advance(job, at, to, target, (to - from) * 1e9 / Math.max(1, System.nanoTime() - since));
        Batch batch = new Batch(projection);
        for (RecordedEvent event : events) batch.add(event.payload(), Entry.of(event));
        session.onConnection((ConnectionCallback<Boolean>) connection -> {
            // If the copy were not there the names would find the tables that serve: so it is locked, which fails if it is not there, and keeps it there.
            try (var statement = connection.createStatement()) {
                statement.execute(Batch.SETTINGS + "; SET LOCAL search_path = " + copy.schema + ", " + Copy.SERVING + "; LOCK TABLE " + copy.tables(copy.schema) + " IN ROW EXCLUSIVE MODE");
            }
            batch.flush(connection);
            return true;
        });
        return to;
    }
}
