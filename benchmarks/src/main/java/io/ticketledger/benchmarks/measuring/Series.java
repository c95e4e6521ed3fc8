package io.ticketledger.benchmarks.measuring;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The values of one figure, a value for each round. */
public record Series(List<Double> values) {

    public Series {
        values = List.copyOf(values);
        if (values.isEmpty()) throw new IllegalArgumentException("a figure without a value");
    }

    public static Series of(double... values) {
        List<Double> list = new ArrayList<>();
        for (double value : values) list.add(value);
        return new Series(list);
    }

    /** Round by round, because what disturbs one half of a round disturbs the other as well. */
    public Series over(Series other) {
        if (values.size() != other.values.size()) throw new IllegalArgumentException("%d rounds over %d".formatted(values.size(), other.values.size()));
        return new Series(IntStream.range(0, values.size()).mapToObj(i -> values.get(i) / other.values.get(i)).toList());
    }

    public double median() {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    public double least() {
        return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    public double most() {
        return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }
}
