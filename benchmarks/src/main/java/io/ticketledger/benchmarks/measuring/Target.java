package io.ticketledger.benchmarks.measuring;

/** What a figure is wanted to be. */
public sealed interface Target {

    record AtLeast(double value) implements Target {}

    record AtMost(double value) implements Target {}

    record None() implements Target {}

    Target NONE = new None();

    static Target atLeast(double value) {
        return new AtLeast(value);
    }

    static Target atMost(double value) {
        return new AtMost(value);
    }

    /** Judged by the median. */
    default boolean isMet(Series series) {
        return switch (this) {
            case AtLeast(double value) -> series.median() >= value;
            case AtMost(double value) -> series.median() <= value;
            case None _ -> true;
        };
    }

    default String text() {
        return switch (this) {
            case AtLeast(double value) -> ">= " + Report.number(value);
            case AtMost(double value) -> "<= " + Report.number(value);
            case None _ -> "";
        };
    }
}
