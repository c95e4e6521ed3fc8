package io.ticketledger.server.live;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.LedgerEvent;
import io.ticketledger.events.account.AccountActivated;
import io.ticketledger.events.account.AccountDeactivated;
import io.ticketledger.events.account.AccountDeleted;
import io.ticketledger.events.account.AccountEvent;
import io.ticketledger.events.account.AccountOpened;
import io.ticketledger.events.account.ChannelsChosen;
import io.ticketledger.events.account.DepartmentChanged;
import io.ticketledger.events.account.EmailChanged;
import io.ticketledger.events.account.PasswordChanged;
import io.ticketledger.events.account.PersonRenamed;
import io.ticketledger.events.account.PhoneNumbersChanged;
import io.ticketledger.events.account.RolesChanged;
import io.ticketledger.events.account.SecretKeyUsed;
import io.ticketledger.events.account.UsernameChanged;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** The next events of the log, ready to be judged; what it takes to show them in a dialect is looked up once for all who listen in it. */
public final class Handful {

    private final long last;
    private final boolean withTickets;
    private final List<Happening> happenings;
    private final List<Gone> gone;
    private final List<LedgerEvent> aside;
    private final Set<AccountId> judgedAnew;
    private final Semaphore lookUps;
    private final Map<String, Object> lookedUp = new ConcurrentHashMap<>(2);

    private Handful(long last, boolean withTickets, List<Happening> happenings, List<Gone> gone, List<LedgerEvent> aside, Set<AccountId> judgedAnew,
            Semaphore lookUps) {
        this.last = last;
        this.withTickets = withTickets;
        this.happenings = happenings;
        this.gone = gone;
        this.aside = aside;
        this.judgedAnew = judgedAnew;
        this.lookUps = lookUps;
    }

    /** For who wants to know of no ticket. */
    static Handful without(long last, Set<AccountId> judgedAnew, Semaphore lookUps) {
        return new Handful(last, false, List.of(), List.of(), List.of(), judgedAnew, lookUps);
    }

    static Handful with(long last, List<Happening> happenings, List<Gone> gone, List<LedgerEvent> aside, Set<AccountId> judgedAnew, Semaphore lookUps) {
        return new Handful(last, true, happenings, gone, aside, judgedAnew, lookUps);
    }

    /** Position of the last of them. */
    public long last() {
        return last;
    }

    boolean withTickets() {
        return withTickets;
    }

    /** What happened to tickets that are there, in order. */
    public List<Happening> happenings() {
        return happenings;
    }

    /** Tickets that were deleted. */
    public List<Gone> gone() {
        return gone;
    }

    /** What happened to neither tickets nor accounts, in order: to projects, companies and contacts. */
    public List<LedgerEvent> aside() {
        return aside;
    }

    /** People whose rights on the whole desk were changed. */
    Set<AccountId> judgedAnew() {
        return judgedAnew;
    }

    /** Looked up by the first who needs it, in his own thread; the others of this dialect wait for him. A few dialects and handfuls at a time. */
    @SuppressWarnings("unchecked")
    public <T> T once(String dialect, Supplier<T> lookUp) {
        return (T) lookedUp.computeIfAbsent(dialect, _ -> {
            lookUps.acquireUninterruptibly();
            try {
                return lookUp.get();
            } finally {
                lookUps.release();
            }
        });
    }

    static boolean changesRights(AccountEvent event) {
        return switch (event) {
            case AccountDeactivated _, AccountDeleted _, RolesChanged _, PasswordChanged _ -> true;
            case AccountOpened _, AccountActivated _, UsernameChanged _, EmailChanged _, PersonRenamed _, PhoneNumbersChanged _, DepartmentChanged _,
                    ChannelsChosen _, SecretKeyUsed _ -> false;
        };
    }
}
