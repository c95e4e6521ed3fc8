package io.ticketledger.eventstore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * Decides, one append after the other, which of a batch may enter the log, and gives those their positions. What the log held when
 * the lock was taken comes in; what the appends before changed is remembered, so that two rivals in one batch meet here as they would
 * in two. Nobody else can write meanwhile, so what it says stays true until the lock is given back.
 */
final class Judge {

    record Holder(String stream, long position) {}

    private final Map<String, Long> versions;
    private final Map<Claim, @Nullable Holder> holders;
    private final Map<Claim, @Nullable Holder> changed = new LinkedHashMap<>();
    private final List<Append> admitted = new ArrayList<>();
    private final long head;
    private long next;

    /** @param versions the last version of each stream that is there; @param holders who holds each claim that is held */
    Judge(long head, Map<String, Long> versions, Map<Claim, Holder> holders) {
        this.head = head;
        this.next = head + 1;
        this.versions = new HashMap<>(versions);
        this.holders = new HashMap<>(holders);
    }

    /** @return why the append may not enter, or null when it was given the next positions */
    @Nullable RuntimeException judge(Append append) {
        Map<String, Long> newVersions = new HashMap<>();
        for (Append.Line line : append.lines()) {
            long last = newVersions.getOrDefault(line.stream(), versions.getOrDefault(line.stream(), -1L));
            if (line.version() != last + 1) {
                return conflict(line, last);
            }
            newVersions.put(line.stream(), line.version());
        }
        Map<Claim, @Nullable Holder> newHolders = new LinkedHashMap<>();
        for (Append.Change asked : append.changes()) {
            String stream = append.lines().get(asked.line()).stream();
            Claim claim = asked.change().claim();
            Holder holder = newHolders.containsKey(claim) ? newHolders.get(claim) : holders.get(claim);
            switch (asked.change()) {
                case ClaimChange.Release release -> {
                    if (holder != null && holder.stream.equals(stream)) {
                        newHolders.put(claim, null);
                    }
                }
                case ClaimChange.Take take -> {
                    Holder taker = new Holder(stream, next + asked.line());
                    if (holder == null) {
                        newHolders.put(claim, taker);
                    } else if (!(takenHere(newHolders, claim) && holder.stream.equals(stream))) {
                        return new ClaimTaken(claim, holder.stream);
                    }
                }
                case ClaimChange.TakeOnce once -> {
                    if (holder == null) {
                        newHolders.put(claim, new Holder(stream, next + asked.line()));
                    } else if (!takenHere(newHolders, claim)) {
                        return new ClaimTaken(claim, holder.stream);
                    }
                }
            }
        }
        versions.putAll(newVersions);
        holders.putAll(newHolders);
        changed.putAll(newHolders);
        admitted.add(append);
        next += append.lines().size();
        return null;
    }

    /** The same take said twice by one append is one take; said by two appends it is two. */
    private static boolean takenHere(Map<Claim, @Nullable Holder> newHolders, Claim claim) {
        return newHolders.get(claim) != null;
    }

    private static RuntimeException conflict(Append.Line line, long last) {
        if (line.version() == 0) {
            return new AggregateStreamCreationException(
                    "Stream %s is there already, up to version %d, so it cannot be begun again.".formatted(line.stream(), last));
        }
        return new ConcurrencyException(last >= line.version()
                ? "Version %d of stream %s was written by somebody else; the last one is %d.".formatted(line.version(), line.stream(), last)
                : "Version %d of stream %s would leave a gap; the last one is %d.".formatted(line.version(), line.stream(), last));
    }

    List<Append> admitted() {
        return admitted;
    }

    /** The position before the first that was given. */
    long head() {
        return head;
    }

    /** Claims whose row changes: to the holder, or away when there is none any more. */
    Map<Claim, @Nullable Holder> changedClaims() {
        return changed;
    }
}
