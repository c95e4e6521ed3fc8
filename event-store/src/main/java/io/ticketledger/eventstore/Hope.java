package io.ticketledger.eventstore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A batch as it mostly is: nothing in it contradicts the rest of it, so if each stream ends where it is expected to and nobody holds a claim that is to be taken, all of
 * it goes into the log. Then nobody need look before it is written; the statement that writes it finds out. A batch that disappoints is left to the {@link Judge}.
 *
 * @param ends  the last version that is expected to be there, of each stream that is to be there
 * @param takes claims to be taken, each with the number of the line that takes it
 */
record Hope(List<Append.Line> lines, Map<String, Long> ends, Map<Claim, Integer> takes) {

    /** @return null if appends of the batch are rivals, or if a claim is given back, which depends on who holds it */
    static @Nullable Hope of(List<Append> batch) {
        List<Append.Line> lines = new ArrayList<>();
        Map<String, Long> ends = new HashMap<>();
        Map<String, Long> versions = new HashMap<>();
        Map<Claim, Integer> takes = new LinkedHashMap<>();
        for (Append append : batch) {
            for (Append.Change asked : append.changes()) {
                if (asked.change() instanceof ClaimChange.Release) {
                    return null;
                }
                if (takes.putIfAbsent(asked.change().claim(), lines.size() + asked.line()) != null) {
                    return null;
                }
            }
            for (Append.Line line : append.lines()) {
                Long before = versions.put(line.stream(), line.version());
                if (before == null && line.version() > 0) {
                    ends.put(line.stream(), line.version() - 1);
                } else if (line.version() != (before == null ? 0 : before + 1)) {
                    return null;
                }
                lines.add(line);
            }
        }
        return new Hope(lines, ends, takes);
    }
}
