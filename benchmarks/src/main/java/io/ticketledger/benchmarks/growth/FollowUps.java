package io.ticketledger.benchmarks.growth;

import com.zaxxer.hikari.HikariDataSource;
import io.ticketledger.benchmarks.append.ClosedLoop;
import io.ticketledger.benchmarks.append.SampleEvents;
import io.ticketledger.benchmarks.gateway.TicketGateway;
import io.ticketledger.command.ticket.TicketCommand.AddComment;
import io.ticketledger.command.ticket.TicketCommand.OpenTicket;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.CommentId;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.Trace;
import io.ticketledger.events.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Commands of an administrator through the gateway of this process, one event each. No read model may see them: their numbers are nobody's. */
final class FollowUps {

    private static final int ALL_OF_THEM = 20_000; // as the server's cache
    private static final int NONE_OF_THEM = 1;
    private static final AccountId ADMIN = Story.account(0);

    private FollowUps() {}

    /** One client, whose ticket has to be loaded from the log each time. */
    static ClosedLoop.Run cold(HikariDataSource pool, List<TicketId> tickets, Duration time) throws Exception {
        return comments(pool, tickets, time, NONE_OF_THEM, 0);
    }

    /** One client, whose tickets are in the cache. */
    static ClosedLoop.Run warm(HikariDataSource pool, List<TicketId> tickets, Duration time) throws Exception {
        return comments(pool, tickets, time, ALL_OF_THEM, tickets.size());
    }

    private static ClosedLoop.Run comments(HikariDataSource pool, List<TicketId> tickets, Duration time, int cached, int first) throws Exception {
        if (tickets.size() < 2) throw new IllegalArgumentException("with a single ticket there is nothing cold");
        AtomicInteger next = new AtomicInteger();
        try (TicketGateway gateway = TicketGateway.ours(pool, cached)) {
            for (int i = 0; i < first; i++) comment(gateway, tickets.get(i));
            return ClosedLoop.run(1, time, i -> () -> comment(gateway, tickets.get(next.getAndIncrement() % tickets.size())));
        }
    }

    static void comment(TicketGateway gateway, TicketId ticket) {
        gateway.send(new AddComment(ticket, new CommentId(SampleEvents.newId()), 1, SampleEvents.COMMENT, Visibility.INTERNAL), trace());
    }

    static TicketId open(TicketGateway gateway) {
        TicketId ticket = SampleEvents.newTicket();
        gateway.send(new OpenTicket(ticket, 1, ADMIN, SampleEvents.TITLE, SampleEvents.DESCRIPTION, null, null, null, "NETWORK", null, null, "incident", null), trace());
        return ticket;
    }

    private static Map<String, Object> trace() {
        return Map.of(Trace.ACTOR, ADMIN.toString(), Trace.ACTOR_NAME, "made", Trace.ACTOR_ROLES, List.of("admin"), Trace.DIALECT, "incident",
                Trace.REQUEST_ID, SampleEvents.newId().toString(), Trace.ADDRESS, "127.0.0.1", Trace.OCCURRED, Instant.now().toString());
    }
}
