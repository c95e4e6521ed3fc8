package io.ticketledger.benchmarks.projection;

import io.ticketledger.benchmarks.measuring.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the values of several figures round by round. */
final class Rounds {

    private final Map<String, List<Double>> values = new LinkedHashMap<>();

    void add(String figure, double value) {
        values.computeIfAbsent(figure, name -> new ArrayList<>()).add(value);
    }

    Series of(String figure) {
        return new Series(values.getOrDefault(figure, List.of()));
    }
}
