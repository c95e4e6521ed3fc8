package io.ticketledger.server.live;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.LedgerEvent;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.account.AccountEvent;
import io.ticketledger.events.ticket.TicketDeleted;
import io.ticketledger.events.ticket.TicketEvent;
import io.ticketledger.eventstore.LogEventStore;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.eventstore.RecordedEvent;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.query.directory.DirectoryProjection;
import io.ticketledger.query.projecting.Entry;
import io.ticketledger.query.projecting.Progress;
import io.ticketledger.query.ticketlist.TicketList;
import io.ticketledger.query.ticketlist.TicketListProjection;
import io.ticketledger.query.ticketlist.TicketRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Takes the log by the handful, each with the rows that it takes to judge and to show it. */
final class Reading {

    /** Bounds what is in memory at a time, for each who catches up. */
    private static final int HANDFUL = 200;

    /** Between two looks at read models that are far behind. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    private static final List<String> PEOPLE = List.of(DirectoryProjection.NAME);
    private static final List<String> TICKETS_AND_PEOPLE = List.of(TicketListProjection.NAME, DirectoryProjection.NAME);

    private final LogEventStore log;
    private final PostgresEventStorageEngine engine;
    private final Progress progress;
    private final TicketList tickets;
    private final Directory directory;

    /** When a node comes back, all its clients do, at once. They share a few of the pool's connections, and leave the others to requests. */
    private final Semaphore atATime = new Semaphore(4, true);

    /** What the rooms look up besides, in their connections' threads; the feed's own thread never waits for these. */
    private final Semaphore lookUps = new Semaphore(2, true);

    Reading(LogEventStore log, PostgresEventStorageEngine engine, Progress progress, TicketList tickets, Directory directory) {
        this.log = log;
        this.engine = engine;
        this.progress = progress;
        this.tickets = tickets;
        this.directory = directory;
    }

    BlockingStream<TrackedEventMessage<?>> after(long position) {
        return log.openStream(new GlobalSequenceTrackingToken(position));
    }

    /** The next events, waiting for the first of them at most so long; none if none came. */
    List<TrackedEventMessage<?>> gather(BlockingStream<TrackedEventMessage<?>> stream, Duration atMost) throws InterruptedException {
        List<TrackedEventMessage<?>> gathered = new ArrayList<>();
        if (!stream.hasNextAvailable((int) atMost.toMillis(), TimeUnit.MILLISECONDS)) return gathered;
        do gathered.add(stream.nextAvailable());
        while (gathered.size() < HANDFUL && stream.hasNextAvailable(0, TimeUnit.MILLISECONDS));
        return gathered;
    }

    /** Empty if the read models did not know these events within the time. */
    Optional<Handful> load(List<TrackedEventMessage<?>> messages, boolean withTickets, Duration atMost) throws InterruptedException {
        List<Entry> entries = messages.stream().map(Entry::of).toList();
        long last = entries.getLast().position();
        if (!progress.await(withTickets ? TICKETS_AND_PEOPLE : PEOPLE, last, atMost)) {
            // One that is hopelessly far behind is not waited for, and would be asked again at once.
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            return Optional.empty();
        }
        Set<AccountId> judgedAnew = new HashSet<>();
        List<LedgerEvent> aside = new ArrayList<>();
        Set<TicketId> ids = new LinkedHashSet<>();
        Set<TicketId> deleted = new LinkedHashSet<>();
        for (TrackedEventMessage<?> message : messages) {
            Object event = message.getPayload();
            if (event instanceof TicketEvent e) ids.add(e.ticket());
            else if (event instanceof AccountEvent e && Handful.changesRights(e)) judgedAnew.add(e.account());
            else if (event instanceof LedgerEvent e && !(event instanceof AccountEvent)) aside.add(e);
            if (event instanceof TicketDeleted e) deleted.add(e.ticket());
        }
        if (!withTickets) return Optional.of(Handful.without(last, judgedAnew, lookUps));
        ids.removeAll(deleted);
        Optional<List<Happening>> happenings = ids.isEmpty() ? Optional.of(List.of()) : happenings(messages, entries, ids);
        if (happenings.isEmpty()) return Optional.empty();
        return Optional.of(Handful.with(last, happenings.get(), deleted.isEmpty() ? List.of() : gone(deleted), aside, judgedAnew, lookUps));
    }

    private Optional<List<Happening>> happenings(List<TrackedEventMessage<?>> messages, List<Entry> entries, Set<TicketId> ids) throws InterruptedException {
        Map<TicketId, TicketRow> rows;
        Map<AccountId, Account> people;
        Set<TicketId> missing = new LinkedHashSet<>(ids);
        atATime.acquire();
        try {
            rows = tickets.byIds(ids);
            missing.removeAll(rows.keySet());
            people = directory.people(named(rows, entries));
            missing.removeIf(this::isDeletedSince);
        } finally {
            atATime.release();
        }
        if (!missing.isEmpty()) {
            // The list is being made anew by another node, of which this one has not heard yet.
            progress.poll();
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            return Optional.empty();
        }
        List<Happening> happenings = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            if (!(messages.get(i).getPayload() instanceof TicketEvent event) || !ids.contains(event.ticket())) continue;
            TicketRow row = rows.get(event.ticket());
            if (row != null) happenings.add(new Happening(entries.get(i), event, row, people));
        }
        return Optional.of(happenings);
    }

    /** What happened to it before is nobody's to see any more. */
    private boolean isDeletedSince(TicketId ticket) {
        String stream = ticket.toString();
        return engine.lastSequenceNumberFor(stream).filter(version -> engine.readStream(stream, version).getLast().payload() instanceof TicketDeleted).isPresent();
    }

    private List<Gone> gone(Set<TicketId> deleted) throws InterruptedException {
        atATime.acquire();
        try {
            return deleted.stream().map(ticket -> Gone.of(engine.readStream(ticket.toString(), 0).stream().map(RecordedEvent::payload).toList()))
                    .filter(Objects::nonNull).toList();
        } finally {
            atATime.release();
        }
    }

    private static Set<AccountId> named(Map<TicketId, TicketRow> rows, List<Entry> entries) {
        Set<AccountId> named = new HashSet<>();
        for (TicketRow row : rows.values()) {
            named.add(row.requester());
            named.addAll(row.agents());
        }
        for (Entry entry : entries) if (entry.actor() != null) named.add(entry.actor());
        return named;
    }
}
