package io.ticketledger.query.projecting;

import io.ticketledger.events.LedgerEvent;
import io.ticketledger.events.account.AccountEvent;
import io.ticketledger.events.company.CompanyEvent;
import io.ticketledger.events.contact.ContactEvent;
import io.ticketledger.events.project.ProjectEvent;
import io.ticketledger.events.ticket.TicketEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What one read model makes of the log: pure functions from an event to statements. The arms are exhaustive switches without {@code default}, so a new
 * event does not compile until every projection has decided about it.
 */
public interface Projection {

    /** Also the processor's name and the key of its token: changing it reads the log again from the beginning, over the old rows. */
    String name();

    /**
     * All tables it writes, copied by a rebuild; nobody else writes them, unless it cannot be rebuilt. Its statements name them without a schema, name no
     * other projection's, and find rows by the keys of their constraints: a copy that is being made has no other index yet.
     */
    List<String> tables();

    /** Rows that are as good as none, such as a counter that has come back to nothing: by table, the condition that they meet. */
    default Map<String, String> saysNothing() {
        return Map.of();
    }

    /** False if its rows hold more than the log says, so that making them anew would lose what happened since. */
    default boolean isRebuildable() {
        return true;
    }

    /** False if no answer to a write is read from it: then writes do not wait for it, and whoever reads it waits himself. */
    default boolean isAwaited() {
        return true;
    }

    List<Change> on(TicketEvent event, Entry entry);

    List<Change> on(AccountEvent event, Entry entry);

    /** Most read models say nothing of projects, companies and contacts. */
    default List<Change> on(ProjectEvent event, Entry entry) {
        return List.of();
    }

    default List<Change> on(CompanyEvent event, Entry entry) {
        return List.of();
    }

    default List<Change> on(ContactEvent event, Entry entry) {
        return List.of();
    }

    default List<Tally> tallies() {
        return List.of();
    }

    /**
     * Changes of different streams are run in any order, unless this says that an event is seen by other streams' statements: then everything before it
     * runs before it and everything after it afterwards. Dear if frequent.
     */
    default boolean standsAlone(LedgerEvent event) {
        return false;
    }

    /** For an event that {@link #standsAlone} and changes counted rows of other streams: the query that names those streams, asked before the batch runs. */
    default Optional<Change> alsoTouches(LedgerEvent event) {
        return Optional.empty();
    }

    /** The one place that knows the families; an event of no family is a fault of this version and stops the projection. */
    default List<Change> changes(Object payload, Entry entry) {
        return switch (payload) {
            case TicketEvent event -> on(event, entry);
            case AccountEvent event -> on(event, entry);
            case ProjectEvent event -> on(event, entry);
            case CompanyEvent event -> on(event, entry);
            case ContactEvent event -> on(event, entry);
            default -> throw new IllegalStateException("no family of events knows " + payload.getClass().getName());
        };
    }

    /** Whom the event is about: its stream in the log. */
    static UUID stream(Object payload) {
        return switch (payload) {
            case TicketEvent event -> event.ticket().raw();
            case AccountEvent event -> event.account().raw();
            case ProjectEvent event -> event.project().raw();
            case CompanyEvent event -> event.company().raw();
            case ContactEvent event -> event.contact().raw();
            default -> throw new IllegalStateException("no family of events knows " + payload.getClass().getName());
        };
    }
}
