package io.ticketledger.server.delivery;

import io.ticketledger.query.directory.Account;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.query.directory.DirectoryProjection;
import io.ticketledger.query.notifications.Delivery;
import io.ticketledger.query.projecting.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongFunction;

/** One attempt to deliver: to the address the person has at this moment, and for no longer than a bound, whatever the other side does. */
final class Attempt {

    /** What the directory has to show is older than the message, so this is only waited for when it lags. */
    private static final Duration CURRENT_WITHIN = Duration.ofSeconds(2);

    private final Directory directory;
    private final Progress progress;
    private final LongFunction<String> link;
    private final Duration bound;

    /** @param link where a ticket with this number is looked at */
    Attempt(Directory directory, Progress progress, LongFunction<String> link, Duration bound) {
        this.directory = directory;
        this.progress = progress;
        this.link = link;
        this.bound = bound;
    }

    Ending at(Delivery delivery, Carrier carrier) throws InterruptedException {
        boolean current = progress.await(List.of(DirectoryProjection.NAME), delivery.position(), CURRENT_WITHIN);
        Optional<Account> found = directory.byId(delivery.recipient());
        // The deleted, too, are in the directory; who is not there at all will be when it has been read again.
        if (!current || found.isEmpty()) return new Ending.Tried(new Result.NotNow("the directory is behind and does not show the recipient yet"));
        Account person = found.get();
        if (!person.isActive()) return new Ending.Skipped("the account of " + person.username() + (person.isDeleted() ? " was deleted" : " is not active"));
        Optional<String> address = carrier.address(person);
        if (address.isEmpty()) return new Ending.Skipped(person.username() + " has no " + what(carrier));
        Message message = new Message(delivery.messageId(), address.get(), person.fullName(), delivery.subject(), delivery.text(), link.apply(delivery.ticketNumber()),
                delivery.ticketNumber(), delivery.createdAt());
        return new Ending.Tried(bounded(() -> carrier.carry(message)));
    }

    private static String what(Carrier carrier) {
        return switch (carrier.channel()) {
            case EMAIL -> "e-mail address";
            case WHATSAPP -> "WhatsApp number";
            case IN_APP -> "list of notifications";
        };
    }

    /** Time-outs of the wire count from byte to byte, and somebody may send one a second. Interrupted, carriers close what they wait on. */
    private Result bounded(Callable<Result> carrying) throws InterruptedException {
        FutureTask<Result> task = new FutureTask<>(carrying);
        Thread.ofPlatform().daemon().name(Thread.currentThread().getName() + "-wire").start(task);
        try {
            return task.get(bound.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return new Result.ChannelDown("it took longer than " + bound.toSeconds() + " s");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) throw error;
            return new Result.NotNow(Reasons.of(e.getCause()));
        } finally {
            task.cancel(true);
        }
    }
}
