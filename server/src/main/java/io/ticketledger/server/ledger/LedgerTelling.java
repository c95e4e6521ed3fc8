package io.ticketledger.server.ledger;

import io.ticketledger.command.account.AccountSnapshot;
import io.ticketledger.command.ticket.TicketSnapshot;
import io.ticketledger.events.LedgerEvent;
import io.ticketledger.events.Trace;
import io.ticketledger.events.account.AccountEvent;
import io.ticketledger.events.account.AccountOpened;
import io.ticketledger.events.company.CompanyCreated;
import io.ticketledger.events.contact.ContactAdded;
import io.ticketledger.events.project.ProjectCreated;
import io.ticketledger.events.ticket.TicketOpened;
import io.ticketledger.eventstore.CanonicalJson;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.eventstore.RecordedEvent;
import io.ticketledger.eventstore.StoredLine;
import io.ticketledger.server.ledger.HistoryResponses.Change;
import io.ticketledger.server.ledger.HistoryResponses.EventItem;
import io.ticketledger.server.ledger.HistoryResponses.Subject;
import io.ticketledger.server.ledger.LedgerNames.Doers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Lines of the log as this room tells them: with who did it, and with what is different since. Each stream is read and folded once, however many of its events are told. */
final class LedgerTelling {

    /** Streams that are held in memory at a time. */
    private static final int STREAMS = 50;

    private final PostgresEventStorageEngine log;
    private final LedgerNames names;

    LedgerTelling(PostgresEventStorageEngine log, LedgerNames names) {
        this.log = log;
        this.names = names;
    }

    private record Told(Subject subject, List<Change> changes) {}

    /** In the order they come in. */
    List<EventItem> tell(List<StoredLine> lines) {
        Map<String, List<StoredLine>> wanted = new LinkedHashMap<>();
        for (StoredLine line : lines) wanted.computeIfAbsent(line.stream(), stream -> new ArrayList<>()).add(line);
        long last = lines.stream().mapToLong(StoredLine::position).max().orElse(0);
        Map<Long, Told> told = new HashMap<>();
        List<String> streams = List.copyOf(wanted.keySet());
        for (int from = 0; from < streams.size(); from += STREAMS) {
            List<String> some = streams.subList(from, Math.min(streams.size(), from + STREAMS));
            Map<String, List<RecordedEvent>> events = new HashMap<>();
            for (StoredLine line : log.lines().ofStreams(some, last)) events.computeIfAbsent(line.stream(), stream -> new ArrayList<>()).add(log.read(line));
            events.forEach((stream, history) -> fold(history, wanted.getOrDefault(stream, List.of()), told));
        }
        return items(lines, told);
    }

    /** In the order they come in, of one stream. {@code history} has all of it up to the last of these lines at least. */
    List<EventItem> tell(List<StoredLine> lines, List<RecordedEvent> history) {
        Map<Long, Told> told = new HashMap<>();
        fold(history, lines, told);
        return items(lines, told);
    }

    private List<EventItem> items(List<StoredLine> lines, Map<Long, Told> told) {
        List<RecordedEvent> events = lines.stream().map(log::read).toList();
        Doers doers = names.whoDid(events);
        List<EventItem> items = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) items.add(item(lines.get(i), events.get(i), told.get(lines.get(i).position()), doers));
        return items;
    }

    private static EventItem item(StoredLine line, RecordedEvent event, @Nullable Told told, Doers doers) {
        if (told == null) throw new IllegalStateException("the event at position " + line.position() + " is not in its own stream");
        JsonNode metadata = CanonicalJson.parse(line.metadata());
        return new EventItem(line.position(), told.subject, line.version(), line.eventId().toString(), line.name(), line.revision(), line.occurred(), line.recorded(),
                doers.of(event), text(metadata, Trace.DIALECT), text(metadata, Trace.REQUEST_ID), text(metadata, Trace.ADDRESS), text(metadata, Trace.CAUSATION),
                metadata.hasNonNull(Trace.PROVENANCE) ? CanonicalJson.write(metadata.get(Trace.PROVENANCE)) : null, line.payload(), told.changes);
    }

    private static void fold(List<RecordedEvent> history, List<StoredLine> lines, Map<Long, Told> told) {
        boolean[] wanted = new boolean[history.size() + 1];
        for (StoredLine line : lines) wanted[(int) line.version()] = true;
        // What an event changed is seen between the state before it and the one after it.
        LongPredicate needed = version -> wanted[(int) version] || wanted[(int) version + 1];
        switch (history.getFirst().payload()) {
            case TicketOpened opened -> {
                Map<Long, TicketSnapshot> after = new HashMap<>();
                for (TicketSnapshot snapshot : TicketSnapshot.after(TicketStates.history(history), needed)) after.put(snapshot.version(), snapshot);
                Subject subject = new Subject("ticket", opened.ticket().toString(), opened.number());
                for (StoredLine line : lines) {
                    told.put(line.position(), new Told(subject, StateFields.changes(after.get(line.version() - 1), present(after, line))));
                }
            }
            case AccountOpened opened -> {
                Map<Long, AccountSnapshot> after = new HashMap<>();
                List<AccountEvent> events = history.stream().map(event -> (AccountEvent) event.payload()).toList();
                for (AccountSnapshot snapshot : AccountSnapshot.after(events, needed)) after.put(snapshot.version(), snapshot);
                Subject subject = new Subject("account", opened.account().toString(), opened.number());
                for (StoredLine line : lines) {
                    told.put(line.position(), new Told(subject, StateFields.changes(after.get(line.version() - 1), present(after, line))));
                }
            }
            case ProjectCreated created -> foldBoard(new Subject("project", created.project().toString(), created.number()), history, lines, told);
            case CompanyCreated created -> foldBoard(new Subject("company", created.company().toString(), created.number()), history, lines, told);
            case ContactAdded added -> foldBoard(new Subject("contact", added.contact().toString(), added.number()), history, lines, told);
            case Object other -> throw new IllegalStateException("a stream begins with " + other);
        }
    }

    private static void foldBoard(Subject subject, List<RecordedEvent> history, List<StoredLine> lines, Map<Long, Told> told) {
        BoardFields fields = new BoardFields();
        Map<Long, Told> all = new HashMap<>();
        for (RecordedEvent event : history) all.put(event.position(), new Told(subject, fields.note((LedgerEvent) event.payload())));
        for (StoredLine line : lines) if (all.get(line.position()) instanceof Told one) told.put(line.position(), one);
    }

    private static <S> S present(Map<Long, S> after, StoredLine line) {
        S state = after.get(line.version());
        if (state == null) throw new IllegalStateException("no state after version " + line.version() + " of " + line.stream());
        return state;
    }

    private static @Nullable String text(JsonNode metadata, String key) {
        return metadata.hasNonNull(key) ? metadata.get(key).asString() : null;
    }
}
