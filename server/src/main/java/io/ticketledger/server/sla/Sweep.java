package io.ticketledger.server.sla;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.ticketledger.command.ticket.TicketCommand.RecordBreaches;
import io.ticketledger.eventstore.AppendOutcomeUnknown;
import io.ticketledger.query.clocks.DueClocks;
import io.ticketledger.query.clocks.DueClocks.Due;
import io.ticketledger.query.clocks.SlaClocksProjection;
import io.ticketledger.query.projecting.Progress;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.desk.NotWritten;
import io.ticketledger.server.desk.Occasion;
import io.ticketledger.server.desk.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Asks every ticket whose clock has run out to record it. The read model may be behind, two nodes may sweep at once: the ticket itself decides, so the worst
 * that happens is a question too many.
 */
final class Sweep {

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final List<String> READ_FROM = List.of(SlaClocksProjection.NAME);
    private static final Duration READABLE_WITHIN = Duration.ofSeconds(2);
    private static final int PAGE = 200;
    private static final int AT_ONCE = 8;
    /** In events; a second of the heaviest load a node bears is a fraction of it. */
    private static final long FAR_BEHIND = 10_000;

    private final DueClocks clocks;
    private final Retold retold;
    private final Desk desk;
    private final Progress progress;
    private final InstantSource clock;
    private final Counter breaches;
    private final Timer lateness;

    /** Who has nothing to record, or cannot, is still listed at the next turn, half a second later. */
    private final Cache<Due, Boolean> asked = Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(10)).maximumSize(100_000).build();

    Sweep(DueClocks clocks, Retold retold, Desk desk, Progress progress, InstantSource clock, MeterRegistry meters) {
        this.clocks = clocks;
        this.retold = retold;
        this.desk = desk;
        this.progress = progress;
        this.clock = clock;
        this.breaches = Counter.builder("ticketledger.sla.breaches").description("tickets that recorded a breach when the timer asked them").register(meters);
        this.lateness = Timer.builder("ticketledger.sla.lateness").description("from when a clock ran out until its breach was recorded").register(meters);
    }

    /**
     * One turn, through all that is due when it begins; ends early if the server stops.
     *
     * @throws RuntimeException if the database is away; what was not asked is still due at the next turn
     */
    void turn(BooleanSupplier stopping) {
        Instant now = clock.instant();
        List<Due> page = clocks.due(now, null, PAGE);
        if (page.isEmpty() || isBeingBuilt()) return;
        long written = Outcome.NOTHING;
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofPlatform().daemon().name("breaches-", 0).factory())) {
            while (!page.isEmpty() && !stopping.getAsBoolean()) {
                written = Math.max(written, ask(page, threads));
                page = page.size() < PAGE ? List.of() : clocks.due(now, page.getLast(), PAGE);
            }
        }
        if (written != Outcome.NOTHING) progress.await(READ_FROM, written, READABLE_WITHIN);
    }

    /** While it is read anew from the log, everything looks due that was due once: thousands of questions for nothing. What falls due meanwhile is asked after. */
    private boolean isBeingBuilt() {
        progress.poll();
        return progress.lagEvents(READ_FROM.getFirst()) > FAR_BEHIND;
    }

    /** @return the last position written */
    private long ask(List<Due> page, ExecutorService threads) {
        List<Callable<Long>> questions = page.stream().filter(due -> asked.getIfPresent(due) == null).<Callable<Long>>map(due -> () -> ask(due)).toList();
        long written = Outcome.NOTHING;
        try {
            for (Future<Long> answer : threads.invokeAll(questions)) written = Math.max(written, answer.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while tickets were asked", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
        return written;
    }

    private long ask(Due due) {
        try {
            long position = retold.isJustNow(due.ticket()) ? Outcome.NOTHING : desk.tell(new RecordBreaches(due.ticket()), Occasion.system());
            if (position != Outcome.NOTHING) {
                breaches.increment();
                lateness.record(Duration.between(due.due(), clock.instant()));
            }
            asked.put(due, true);
            return position;
        } catch (NotWritten | AppendOutcomeUnknown | DataAccessResourceFailureException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("Ticket {} could not be asked whether its time is up, and will be again: {}", due.ticket(), e.toString());
            asked.put(due, true);
            return Outcome.NOTHING;
        }
    }
}
