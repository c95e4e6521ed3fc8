package io.ticketledger.server.delivery;

import io.ticketledger.command.Rejection;
import io.ticketledger.command.ticket.TicketCommand.RequestApproval;
import io.ticketledger.query.notifications.Asking;
import io.ticketledger.query.notifications.Outbox;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.desk.Occasion;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Once the requester has been told that the work is finished, his approval is awaited. Who dies between asking and noting it asks again, and the ticket
 * answers that it is so already; so it does when two nodes ask.
 */
final class WhenRequesterIsToldThenRequestApproval {

    private static final Logger LOG = LoggerFactory.getLogger(WhenRequesterIsToldThenRequestApproval.class);
    private static final int AT_ONCE = 50;
    private static final int LANES = 8;

    private final Outbox outbox;
    private final Desk desk;
    private final InstantSource clock;
    private final Rounds rounds;
    /** Together, because the log writes together what comes together. */
    private final ExecutorService lanes = Executors.newFixedThreadPool(LANES, Thread.ofPlatform().daemon().name("approval-", 0).factory());

    WhenRequesterIsToldThenRequestApproval(Outbox outbox, Desk desk, InstantSource clock, Duration pause) {
        this.outbox = outbox;
        this.desk = desk;
        this.clock = clock;
        this.rounds = new Rounds("approval-policy", pause, this::round);
    }

    void start() {
        rounds.start();
    }

    void call() {
        rounds.call();
    }

    void end() {
        rounds.end();
    }

    void awaitEnd(Duration bound) {
        try {
            rounds.awaitEnd(bound);
            lanes.shutdown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One that cannot be asked keeps no other from being asked; it is asked again in the next round. */
    private boolean round() {
        List<Asking> all = outbox.toAsk(AT_ONCE);
        if (all.isEmpty()) return false;
        List<Asking> asked = new ArrayList<>(all.size());
        RuntimeException failure = null;
        List<Future<?>> answers = all.stream().<Future<?>>map(asking -> lanes.submit(() -> ask(asking))).toList();
        for (int i = 0; i < answers.size(); i++) {
            try {
                answers.get(i).get();
                asked.add(all.get(i));
            } catch (ExecutionException e) {
                failure = e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                failure = new IllegalStateException("interrupted while approval was asked for", e);
                break;
            }
        }
        outbox.asked(asked, clock.instant());
        if (failure != null) throw failure;
        return true;
    }

    private void ask(Asking asking) {
        try {
            desk.tell(new RequestApproval(asking.ticket()), Occasion.system());
        } catch (Rejection movedOn) {
            LOG.debug("Approval of ticket {} is not asked for: {}", asking.ticket(), movedOn.getMessage());
        }
    }
}
