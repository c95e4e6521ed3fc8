package io.ticketledger.server.imports;

import io.ticketledger.events.TicketId;
import io.ticketledger.events.ticket.TicketEvent;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.eventstore.RecordedEvent;
import io.ticketledger.query.projecting.Progress;
import io.ticketledger.query.ticketlist.Scope;
import io.ticketledger.query.ticketlist.TicketList;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.desk.Numbers;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One import from the first row to the summary: send, wait until it can be read, check. */
public final class Import {

    /** Enough in flight that a commit carries dozens of appends. */
    private static final int WORKERS = 64;
    private static final int FAULTS_SHOWN = 20;
    private static final Duration GLANCE = Duration.ofMillis(250);

    private final Desk desk;
    private final Numbers numbers;
    private final JdbcClient sql;
    private final PostgresEventStorageEngine log;
    private final Progress progress;
    private final TicketList tickets;

    public Import(Desk desk, Numbers numbers, JdbcClient sql, PostgresEventStorageEngine log, Progress progress, TicketList tickets) {
        this.desk = desk;
        this.numbers = numbers;
        this.sql = sql;
        this.log = log;
        this.progress = progress;
        this.tickets = tickets;
    }

    /**
     * @param isStopped asked before every command; once true, the import ends where it is and can be begun again
     * @throws ImportRefused         if the input is not what it is said to be
     * @throws IllegalStateException if it broke off; what was acknowledged is in the log
     */
    Summary run(DataSet dataSet, Input input, BooleanSupplier isStopped, PrintStream out, boolean isWatched) throws IOException {
        OptionalLong rows = input.rows();
        Tally tally = new Tally();
        Checks checks = new Checks();
        long headBefore = log.head();
        long begun = System.nanoTime();
        try (Reader text = input.open()) {
            var histories = dataSet.read(text, fault -> leftOut(tally, fault, out));
            try (Watch _ = new Watch("import", "rows", rows, tally.rows::sum, () -> rate(tally, begun), out, isWatched)) {
                new ImportRun(desk, numbers, new DoneBefore(sql), tally, isStopped, WORKERS).run(histories, checks::expect);
            }
        }
        Duration sending = Duration.ofNanos(System.nanoTime() - begun);
        long head = log.head();
        if (!isStopped.getAsBoolean()) catchUp(head, isStopped, out, isWatched);
        Duration whole = Duration.ofNanos(System.nanoTime() - begun);
        if (isStopped.getAsBoolean()) return new Summary(tally, headBefore, head, sending, whole, List.of(), List.of(), true);
        return new Summary(tally, headBefore, head, sending, whole, checks.against(this::inTheLog), checks.against(this::inTheReadModel), false);
    }

    private static void leftOut(Tally tally, String fault, PrintStream out) {
        tally.leftOut.increment();
        long so = tally.leftOut.sum();
        if (so <= FAULTS_SHOWN) out.println(fault);
        if (so == FAULTS_SHOWN) out.println("(further rows that are left out are counted only)");
    }

    private static String rate(Tally tally, long begun) {
        double seconds = Math.max(1e-3, (System.nanoTime() - begun) / 1e9);
        String before = tally.doneBefore.sum() == 0 ? "" : ", %,d done before".formatted(tally.doneBefore.sum());
        return "%,d commands (%,.0f/s)%s".formatted(tally.commands.sum(), tally.commands.sum() / seconds, before);
    }

    private void catchUp(long head, BooleanSupplier isStopped, PrintStream out, boolean isWatched) {
        long from = slowest();
        try (Watch _ = new Watch("read models", "events", OptionalLong.of(head - Math.min(head, from)), () -> Math.max(0, slowest() - from),
                () -> "the slowest at %,d".formatted(slowest()), out, isWatched)) {
            while (!isStopped.getAsBoolean() && !progress.await(progress.positions().keySet(), head, GLANCE)) {
                // Far behind, the answer is no at once, and nobody here is woken for a batch of another node.
                LockSupport.parkNanos(GLANCE.toNanos());
                progress.poll();
            }
        }
    }

    private long slowest() {
        return Collections.min(progress.positions().values());
    }

    private @Nullable Ending inTheLog(TicketId ticket) {
        Ending ending = null;
        for (RecordedEvent event : log.readStream(ticket.toString(), 0)) {
            ending = (ending == null ? Ending.NONE : ending).after((TicketEvent) event.payload(), event.occurred());
        }
        return ending;
    }

    private @Nullable Ending inTheReadModel(TicketId ticket) {
        return tickets.byId(ticket, Scope.everything())
                .map(row -> new Ending(row.status(), row.priority(), row.agents(), row.team(), row.reopenCount(), row.closedAt())).orElse(null);
    }
}
