package io.ticketledger.query.directory;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.account.AccountEvent;
import io.ticketledger.events.account.AccountOpened;
import io.ticketledger.events.account.SecretKeyUsed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Accounts as they are, without asking the table each time. The log lets go of whatever it tells of; until the table has heard of that too, it is asked each
 * time. Nothing is believed while the log cannot be followed.
 */
public final class RememberedAccounts {

    /** The log and its directory, as this node sees them. */
    public interface Following {

        /** Whether this node has been told of everything that was in the log a moment ago. */
        boolean isUpToDate();

        /** Up to which position it has been told, or was too late to be told. */
        long told();

        /** Up to which position the table at least is. */
        long reached();
    }

    private record Remembered(Account account, long since) {}

    private static final int MOST = 20_000;

    /** A table can also be made anew, of which no event tells. */
    private static final long GOOD_FOR = Duration.ofMinutes(1).toNanos();

    private final Following log;
    private final Map<AccountId, Remembered> accounts = new ConcurrentHashMap<>();

    /** The last position at which somebody may have become another: as long as the table has not come so far, nobody in it is worth remembering. */
    private final AtomicLong changed = new AtomicLong();
    private volatile boolean begun;

    public RememberedAccounts(Following log) {
        this.log = log;
    }

    /** The log tells of an event. What is told twice or late is forgotten once more. */
    public void saw(Object event, long position) {
        if (!(event instanceof AccountEvent about) || isNoChange(about)) return;
        changed.accumulateAndGet(position, Math::max);
        accounts.remove(about.account());
    }

    /** Somebody new was not remembered before. */
    private static boolean isNoChange(AccountEvent event) {
        return event instanceof AccountOpened || event instanceof SecretKeyUsed;
    }

    /** @param table looks them up, those who are there. @return them in the order of their numbers */
    List<Account> find(Collection<AccountId> ids, Function<Collection<AccountId>, List<Account>> table) {
        if (!log.isUpToDate()) return table.apply(ids);
        List<Account> found = new ArrayList<>();
        List<AccountId> missing = new ArrayList<>();
        for (AccountId id : Set.copyOf(ids)) {
            Remembered known = accounts.get(id);
            if (known != null && System.nanoTime() - known.since < GOOD_FOR) found.add(known.account);
            else missing.add(id);
        }
        if (!missing.isEmpty()) found.addAll(read(missing, table));
        if (found.size() > 1) found.sort(Comparator.comparingLong(Account::number));
        return found;
    }

    private List<Account> read(List<AccountId> missing, Function<Collection<AccountId>, List<Account>> table) {
        // What was in the log before this node followed it, it was never told of.
        if (!begun) {
            changed.accumulateAndGet(log.told(), Math::max);
            begun = true;
        }
        long then = changed.get();
        boolean isCurrent = log.reached() >= then;
        List<Account> read = table.apply(missing);
        if (isCurrent) read.forEach(account -> remember(account, then));
        return read;
    }

    /** Unless something was told meanwhile: in one step with the look, because whoever tells looks afterwards whether there is something to forget. */
    private void remember(Account account, long then) {
        if (accounts.size() >= MOST) accounts.clear();
        accounts.compute(account.id(), (_, known) -> changed.get() == then ? new Remembered(account, System.nanoTime()) : known);
    }
}
