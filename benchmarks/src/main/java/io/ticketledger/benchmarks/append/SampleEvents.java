package io.ticketledger.benchmarks.append;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.CommentId;
import io.ticketledger.events.EventJson;
import io.ticketledger.events.LedgerEvent;
import io.ticketledger.events.Priority;
import io.ticketledger.events.StoredEvents;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.Trace;
import io.ticketledger.events.Visibility;
import io.ticketledger.events.ticket.CommentAdded;
import io.ticketledger.events.ticket.TicketOpened;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import tools.jackson.databind.json.JsonMapper;

/** Tickets as people write them: a ticket is opened, and then there is talk about it. */
public final class SampleEvents {

    private static final int COMMENTS = 4;
    public static final AccountId REQUESTER = AccountId.of("019b4a7e-2c00-7d31-8f5a-6b1e0c9a4d11");
    public static final String TITLE = "Cannot reach the file server from the second floor";
    public static final String DESCRIPTION = """
            Since this morning nobody on the second floor can open the shared drive. The message is "The network path was not found". \
            Restarting did not help, and colleagues on the first floor have no such trouble. We need the files for the audit on Thursday.""";
    public static final String COMMENT = "We have replaced the switch in the corridor; please try again and tell us whether the drive is there now.";

    /** @param share how many of them there are for each ticket */
    record Sample(String name, int share, String payload, String metadata) {}

    static final List<Sample> SAMPLES = List.of(sample(opened(newTicket()), 1), sample(commented(newTicket(), 1), COMMENTS));

    private SampleEvents() {}

    private static Sample sample(LedgerEvent event, int share) {
        Map<String, Object> metadata = new TreeMap<>(trace());
        metadata.remove(Trace.OCCURRED);
        return new Sample(StoredEvents.of(event.getClass()).name(), share, EventJson.write(event), JsonMapper.shared().writeValueAsString(metadata));
    }

    /** What the server adds to a command that came through HTTP. */
    public static Map<String, Object> trace() {
        return Map.of(Trace.ACTOR, REQUESTER.toString(), Trace.ACTOR_NAME, "rosa", Trace.ACTOR_ROLES, List.of("REQUESTER"), Trace.DIALECT, "incident",
                Trace.REQUEST_ID, new UUID(ThreadLocalRandom.current().nextLong(), ThreadLocalRandom.current().nextLong()).toString(),
                Trace.ADDRESS, "192.168.17.203", Trace.OCCURRED, Instant.now().toString());
    }

    /** A UUIDv7, as the server gives them. */
    public static UUID newId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(System.currentTimeMillis() << 16 | 0x7000 | random.nextInt(0x1000), random.nextLong() >>> 2 | Long.MIN_VALUE);
    }

    public static TicketId newTicket() {
        return new TicketId(newId());
    }

    private static TicketOpened opened(TicketId ticket) {
        return new TicketOpened(ticket, 4711, REQUESTER, TITLE, DESCRIPTION, Priority.MEDIUM, null, null, "NETWORK", null, null, "Office", 120,
                Instant.now().plusSeconds(7200), null);
    }

    private static CommentAdded commented(TicketId ticket, long version) {
        return new CommentAdded(ticket, new CommentId(newId()), version, COMMENT, Visibility.PUBLIC);
    }

    /** What one client writes: ticket after ticket. */
    static final class Tale {

        private TicketId ticket = newTicket();
        private long version;

        DomainEventMessage<?> next(Map<String, ?> more) {
            if (version > COMMENTS) {
                ticket = newTicket();
                version = 0;
            }
            LedgerEvent event = version == 0 ? opened(ticket) : commented(ticket, version);
            return new GenericDomainEventMessage<>("ticket", ticket.toString(), version++, event, trace()).andMetaData(more);
        }
    }
}
