package io.ticketledger.benchmarks.append;

import io.ticketledger.benchmarks.measuring.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values by name, one for each round. */
public final class Rounds {

    private final Map<String, List<Double>> values = new LinkedHashMap<>();

    public void add(String name, double value) {
        values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
    }

    public Series of(String name) {
        List<Double> found = values.get(name);
        if (found == null) throw new IllegalArgumentException("nothing was measured by the name of " + name);
        return new Series(found);
    }
}
