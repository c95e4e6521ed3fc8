package io.ticketledger.server.imports;

import io.ticketledger.command.Actor;
import io.ticketledger.command.Rejection;
import io.ticketledger.command.account.AccountCommand.OpenAccount;
import io.ticketledger.command.ticket.TicketCommand;
import io.ticketledger.command.ticket.TicketCommand.AddComment;
import io.ticketledger.command.ticket.TicketCommand.OpenTicket;
import io.ticketledger.server.desk.AlreadyDone;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.desk.Occasion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends histories to the desk: many tickets at a time, so that their appends share commits; one ticket's steps one after the other. May be broken off between
 * any two steps and begun again: what the log holds is left out.
 */
final class ImportRun {

    /** Everything an import says comes through this dialect. */
    static final String DIALECT = "import";

    /** Histories whose keys and people are looked up with one query. */
    private static final int BATCH = 200;

    private final Desk desk;
    private final Numbers numbers;
    private final DoneBefore log;
    private final Tally tally;
    private final BooleanSupplier isStopped;
    private final int workers;
    private final Set<Person> known = new HashSet<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    ImportRun(Desk desk, Numbers numbers, DoneBefore log, Tally tally, BooleanSupplier isStopped, int workers) {
        this.desk = desk;
        this.numbers = numbers;
        this.log = log;
        this.tally = tally;
        this.isStopped = isStopped;
        this.workers = workers;
    }

    /**
     * Returns when everything is in the log, or when it was stopped.
     *
     * @param finished hears of each history that is in the log as a whole; called by many threads
     * @throws IllegalStateException if a command failed in a way that is no refusal; what was acknowledged stays
     */
    void run(Iterator<History> histories, Consumer<History> finished) {
        Semaphore inFlight = new Semaphore(2 * workers);
        try (ExecutorService pool = Executors.newFixedThreadPool(workers, Thread.ofPlatform().daemon().name("import-", 0).factory())) {
            while (goesOn() && histories.hasNext()) {
                List<History> batch = new ArrayList<>(BATCH);
                while (batch.size() < BATCH && histories.hasNext()) batch.add(histories.next());
                openAccounts(batch, pool);
                Set<String> done = log.among(batch.stream().flatMap(history -> history.steps().stream()).map(Step::key).toList());
                for (History history : batch) {
                    inFlight.acquireUninterruptibly();
                    pool.execute(() -> {
                        try {
                            attempt(() -> tell(history, done, finished));
                        } finally {
                            inFlight.release();
                        }
                    });
                }
            }
        }
        Throwable cause = failure.get();
        if (cause != null && !isStopped.getAsBoolean()) throw new IllegalStateException(String.valueOf(cause.getMessage()), cause);
    }

    private void tell(History history, Set<String> done, Consumer<History> finished) {
        for (Step step : history.steps()) {
            if (done.contains(step.key())) {
                tally.doneBefore.increment();
            } else {
                if (!goesOn()) return;
                send(step);
            }
        }
        tally.finished(history);
        finished.accept(history);
    }

    private void send(Step step) {
        Occasion occasion = new Occasion(step.actor(), DIALECT, null, null, step.at(), step.key(), step.provenance());
        try {
            desk.tell(numbered(step.command()), occasion);
            tally.sent(step);
        } catch (AlreadyDone e) {
            tally.doneBefore.increment();
        } catch (Rejection e) {
            tally.refused(step, e.code(), String.valueOf(e.getMessage()));
        }
    }

    private TicketCommand numbered(TicketCommand command) {
        return switch (command) {
            case OpenTicket c -> new OpenTicket(c.ticket(), numbers.next(Numbers.Kind.TICKET), c.requester(), c.title(), c.description(), c.priority(), c.impact(),
                    c.urgency(), c.category(), c.subcategory(), c.channel(), c.project(), c.reference());
            case AddComment c -> new AddComment(c.ticket(), c.comment(), numbers.next(Numbers.Kind.COMMENT), c.text(), c.visibility());
            default -> command;
        };
    }

    /** Everybody a batch speaks of has an account before it is told. An account is as old as the first incident that names its owner. */
    private void openAccounts(List<History> batch, ExecutorService pool) {
        Map<String, Runnable> openings = new LinkedHashMap<>();
        for (History history : batch) {
            for (Person person : history.people()) {
                if (!known.add(person)) continue;
                Step first = history.steps().getFirst();
                String key = first.provenance().get("dataSet") + "/account/" + person.username();
                openings.put(key, () -> attempt(() -> open(person, key, first)));
            }
        }
        openings.keySet().removeAll(log.among(openings.keySet()));
        openings.values().stream().map(opening -> CompletableFuture.runAsync(opening, pool)).toList().forEach(CompletableFuture::join);
    }

    private void open(Person person, String key, Step first) {
        if (!goesOn()) return;
        OpenAccount command = new OpenAccount(person.account(), numbers.next(Numbers.Kind.ACCOUNT), person.username(), null, person.firstName(),
                person.lastName(), Set.of(person.role()), null, null, null, null);
        try {
            desk.tell(command, new Occasion(Actor.SYSTEM, DIALECT, null, null, first.at(), key, first.provenance()));
            tally.accounts.increment();
        } catch (AlreadyDone e) {
            tally.doneBefore.increment();
        } catch (Rejection e) {
            // Going on would put a stranger's name under other people's deeds.
            throw new IllegalStateException("No account could be opened for " + person.name() + " as '" + person.username() + "': " + e.getMessage(), e);
        }
    }

    private void attempt(Runnable deed) {
        try {
            if (goesOn()) deed.run();
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        }
    }

    private boolean goesOn() {
        return failure.get() == null && !isStopped.getAsBoolean();
    }
}
