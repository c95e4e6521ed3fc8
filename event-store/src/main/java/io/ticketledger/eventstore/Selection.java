package io.ticketledger.eventstore;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which lines of the log: of any of these kinds, and of any of these streams. An empty set leaves nothing out. */
public record Selection(Set<Kind> kinds, Set<String> streams) {

    public static final Selection ALL = new Selection(Set.of(), Set.of());

    /** @param revision null for all of them */
    public record Kind(String name, @Nullable Integer revision) {

        boolean covers(StoredLine line) {
            return name.equals(line.name()) && (revision == null || revision == line.revision());
        }
    }

    public Selection {
        kinds = Set.copyOf(kinds);
        streams = Set.copyOf(streams);
    }

    public boolean covers(StoredLine line) {
        return (streams.isEmpty() || streams.contains(line.stream())) && (kinds.isEmpty() || kinds.stream().anyMatch(kind -> kind.covers(line)));
    }

    Set<String> names() {
        return kinds.stream().map(Kind::name).collect(Collectors.toUnmodifiableSet());
    }
}
