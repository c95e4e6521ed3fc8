package io.ticketledger.server.ledger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.ticketledger.command.account.AccountSnapshot;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.Trace;
import io.ticketledger.events.account.AccountEvent;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.eventstore.RecordedEvent;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.server.ledger.HistoryResponses.Person;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who people were and are. The name of now is the directory's, which keeps those of deleted people; the name of then is what the log says. */
final class LedgerNames {

    private final Directory directory;
    private final PostgresEventStorageEngine log;

    LedgerNames(Directory directory, PostgresEventStorageEngine log) {
        this.directory = directory;
        this.log = log;
    }

    /** Those who did these things, under the names they had then. */
    Doers whoDid(Collection<RecordedEvent> events) {
        Set<AccountId> ids = new HashSet<>();
        for (RecordedEvent event : events) {
            AccountId id = Trace.actor(event.metadata());
            if (id != null) ids.add(id);
        }
        return new Doers(directory.people(ids));
    }

    /** Under the names they had when the log had come to this position; folded from their own events, of which there are few. */
    Map<AccountId, Person> asOf(Collection<AccountId> ids, long position) {
        if (ids.isEmpty()) return Map.of();
        Map<AccountId, Account> now = directory.people(ids);
        Map<String, List<AccountEvent>> events = log.lines().ofStreams(ids.stream().map(AccountId::toString).toList(), position).stream().map(log::read)
                .filter(event -> event.payload() instanceof AccountEvent).collect(groupingBy(RecordedEvent::stream, mapping(event -> (AccountEvent) event.payload(), toList())));
        Map<AccountId, Person> people = new HashMap<>();
        for (AccountId id : ids) {
            List<AccountEvent> history = events.getOrDefault(id.toString(), List.of());
            people.put(id, person(id.toString(), history.isEmpty() ? null : name(AccountSnapshot.after(history, version -> version == history.size() - 1).getFirst()), now.get(id)));
        }
        return people;
    }

    /** @param now by id */
    record Doers(Map<AccountId, Account> now) {

        /** Null if it was the desk itself. */
        @Nullable Person of(RecordedEvent event) {
            Object raw = event.metadata().get(Trace.ACTOR);
            if (raw == null || Trace.SYSTEM.equals(raw)) return null;
            AccountId id = Trace.actor(event.metadata());
            Object name = event.metadata().get(Trace.ACTOR_NAME);
            return person(raw.toString(), name == null ? null : name.toString(), id == null ? null : now.get(id));
        }
    }

    private static Person person(String id, @Nullable String nameThen, @Nullable Account now) {
        return now == null ? new Person(id, null, nameThen, null, null) : new Person(id, now.number(), nameThen, now.fullName(), now.username());
    }

    /** As the desk calls people: the user name of somebody who has no other. */
    private static String name(AccountSnapshot account) {
        String name = (account.firstName() + " " + account.lastName()).strip();
        return name.isEmpty() ? account.username() : name;
    }
}
