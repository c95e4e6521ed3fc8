package io.ticketledger.server.live;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.ticket.TicketEvent;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.projecting.Entry;
import io.ticketledger.query.ticketlist.TicketRow;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Something that happened to a ticket, with the ticket as it is now and the people both name. */
public final class Happening implements Tellable {

    private final Entry entry;
    private final TicketEvent event;
    private final TicketRow ticket;
    private final Map<AccountId, Account> people;
    private final Map<String, String> said = new ConcurrentHashMap<>(2);

    Happening(Entry entry, TicketEvent event, TicketRow ticket, Map<AccountId, Account> people) {
        this.entry = entry;
        this.event = event;
        this.ticket = ticket;
        this.people = people;
    }

    @Override
    public long position() {
        return entry.position();
    }

    public Entry entry() {
        return entry;
    }

    public TicketEvent event() {
        return event;
    }

    public TicketRow ticket() {
        return ticket;
    }

    public Map<AccountId, Account> people() {
        return people;
    }

    /** Put into words once for all who listen in this dialect. */
    public String in(String dialect, Function<Happening, String> words) {
        return said.computeIfAbsent(dialect, _ -> words.apply(this));
    }
}
