package io.ticketledger.server.desk;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.ticketledger.command.Rejection;
import io.ticketledger.command.UniqueKeys;
import io.ticketledger.eventstore.Claim;
import io.ticketledger.eventstore.AppendOutcomeUnknown;
import io.ticketledger.eventstore.ClaimTaken;
import io.ticketledger.events.Trace;
import io.ticketledger.query.projecting.Progress;
import io.ticketledger.command.account.AccountCommand;
import io.ticketledger.command.company.CompanyCommand;
import io.ticketledger.command.contact.ContactCommand;
import io.ticketledger.command.project.ProjectCommand;
import io.ticketledger.command.ticket.TicketCommand;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.common.lock.DeadlockException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;

/** Sends commands. Whoever loses a race for a version is asked again from the new state, and refused only if the rules then refuse. */
public final class Desk {

    /** Where the last event of the command in this thread went; bound anew for every attempt. */
    static final ScopedValue<Receipt> RECEIPT = ScopedValue.newInstance();

    private static final int ATTEMPTS = 20;

    private final CommandBus commands;
    private final Consumer<String> forget;
    private final Progress progress;
    private final Duration readBound;
    private final MeterRegistry meters;
    private final Map<Counted, Counter> counters = new ConcurrentHashMap<>();

    /**
     * @param forget    lets go of what this node remembers of a stream, so that the next command reads the log
     * @param readBound how long a write's answer may wait for the read models
     */
    public Desk(CommandBus commands, Consumer<String> forget, Progress progress, Duration readBound, MeterRegistry meters) {
        this.commands = commands;
        this.forget = forget;
        this.progress = progress;
        this.readBound = readBound;
        this.meters = meters;
    }

    /**
     * Carries out a command and waits, for a bounded time, until every read model shows it.
     *
     * @throws Rejection   if a rule refused; nothing happened
     * @throws AlreadyDone if the occasion's key was used before; nothing happened
     * @throws NotWritten  if the log could not be written; nothing happened
     * @throws AppendOutcomeUnknown if the database went away at the very moment; it may have happened
     */
    public Outcome ask(Object command, Occasion occasion) {
        long position = tell(command, occasion);
        // What was so already may have become so a moment ago, by somebody else.
        return new Outcome(position, position == Outcome.NOTHING ? progress.awaitHead(readBound) : progress.awaitAll(position, readBound));
    }

    /** As {@link #ask}, without waiting for the read models. @return the position of the last event, or {@link Outcome#NOTHING} */
    public long tell(Object command, Occasion occasion) {
        CommandMessage<?> message = GenericCommandMessage.asCommandMessage(command).withMetaData(occasion.trace());
        for (int attempt = 1; ; attempt++) {
            try {
                long position = ScopedValue.where(RECEIPT, new Receipt()).call(() -> send(message));
                // "It is so already" may be said of a remembered state that another node has moved on from; nothing was written that could have lost a race.
                if (position == Outcome.NOTHING && attempt == 1) {
                    streams(command).forEach(forget);
                    continue;
                }
                count(command, "accepted");
                return position;
            } catch (ConcurrencyException | DeadlockException e) {
                // Somebody else came first, or two who want the same things in another order stood in each other's way: nothing happened.
                if (attempt == ATTEMPTS) throw e;
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1_000_000L * attempt));
            } catch (Rejection e) {
                // The state it was judged by may have been a remembered one that another node has moved on from; a refusal has no version to lose by.
                // Having failed it is forgotten, so the second judgement is the log's.
                if (attempt == 1) continue;
                count(command, e.code());
                throw e;
            } catch (ClaimTaken e) {
                count(command, "taken");
                throw taken(e.claim());
            } catch (AppendOutcomeUnknown e) {
                count(command, "unknown-outcome");
                throw e;
            } catch (EventStoreException e) {
                count(command, "not-written");
                throw new NotWritten(e);
            } catch (AggregateNotFoundException e) {
                count(command, "unknown");
                throw Rejection.notFound("it-exists", "There is no such thing.");
            }
        }
    }

    private static Stream<String> streams(Object command) {
        return command instanceof Together(List<Object> commands) ? commands.stream().flatMap(Desk::streams) : Stream.of(stream(command));
    }

    /** The stream a command is about. */
    public static String stream(Object command) {
        return switch (command) {
            case TicketCommand about -> about.ticket().toString();
            case AccountCommand about -> about.account().toString();
            case ProjectCommand about -> about.project().toString();
            case CompanyCommand about -> about.company().toString();
            case ContactCommand about -> about.contact().toString();
            default -> throw new IllegalArgumentException("no aggregate takes a " + command.getClass().getSimpleName());
        };
    }

    private long send(CommandMessage<?> message) {
        carryOut(commands, message);
        return RECEIPT.get().position;
    }

    /** Waits until the bus has done it; whatever went wrong is thrown as it was. */
    public static void carryOut(CommandBus bus, CommandMessage<?> message) {
        FutureCallback<Object, Object> answer = new FutureCallback<>();
        bus.dispatch(message, answer);
        var result = answer.getResult();
        if (result.isExceptional()) {
            if (result.exceptionResult() instanceof RuntimeException e) throw e;
            throw new IllegalStateException(result.exceptionResult());
        }
    }

    private static RuntimeException taken(Claim claim) {
        return switch (claim.kind()) {
            case Trace.IDEMPOTENCY_KEY -> new AlreadyDone(claim.key());
            case UniqueKeys.USERNAME -> new Rejection(Rejection.Type.TAKEN, "a-username-is-unique", "A user with that username already exists.");
            case UniqueKeys.EMAIL -> new Rejection(Rejection.Type.TAKEN, "an-email-is-unique", "A user with that email already exists.");
            case UniqueKeys.PROJECT_KEY -> new Rejection(Rejection.Type.TAKEN, "a-project-key-is-unique", "project with this key already exists.");
            default -> throw new IllegalStateException("a claim of kind '" + claim.kind() + "' has no rule: " + claim.key());
        };
    }

    private void count(Object command, String outcome) {
        counters.computeIfAbsent(new Counted(command.getClass(), outcome),
                what -> meters.counter("ticketledger.commands", "command", what.command.getSimpleName(), "outcome", what.outcome)).increment();
    }

    private record Counted(Class<?> command, String outcome) {}

    static final class Receipt {
        long position = Outcome.NOTHING;
    }
}
