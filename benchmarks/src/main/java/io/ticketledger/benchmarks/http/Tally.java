package io.ticketledger.benchmarks.http;

import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What requests took, in microseconds, and which of them went wrong. Of one thread until they are added up. */
public final class Tally {

    /** Instead of a status: no answer, an answer that is not what was asked for, and a request whose turn never came. */
    static final int BROKEN = -1;
    static final int WRONG = -2;
    static final int UNSENT = -3;

    private final Histogram all = new Histogram(3);
    private final Map<String, Histogram> kinds = new TreeMap<>();
    private final Map<Integer, Long> errors = new TreeMap<>();
    private double seconds;

    void add(Client.Verdict verdict, long nanos) {
        all.recordValue(nanos / 1000);
        kinds.computeIfAbsent(verdict.kind(), _ -> new Histogram(2)).recordValue(nanos / 1000);
        if (verdict.status() >= 400 || verdict.status() < 0) errors.merge(verdict.status(), 1L, Long::sum);
        else if (!verdict.right()) errors.merge(WRONG, 1L, Long::sum);
    }

    void add(Tally other) {
        all.add(other.all);
        other.kinds.forEach((kind, histogram) -> kinds.computeIfAbsent(kind, _ -> new Histogram(2)).add(histogram));
        other.errors.forEach((status, count) -> errors.merge(status, count, Long::sum));
    }

    void took(double seconds) {
        this.seconds = seconds;
    }

    public long count() {
        return all.getTotalCount();
    }

    /** Those that went well. */
    public double perSecond() {
        return (count() - errors()) / seconds;
    }

    public long errors() {
        return errors.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Such as {@code 409 x 3, no answer x 1}. */
    public String complaint() {
        StringBuilder text = new StringBuilder();
        errors.forEach((status, count) -> text.append(text.isEmpty() ? "" : ", ").append(switch (status) {
            case BROKEN -> "no answer";
            case WRONG -> "not what was asked for";
            case UNSENT -> "not sent in time";
            default -> status.toString();
        }).append(" x ").append(count));
        return text.toString();
    }

    /** Such as 99.9; 100 is the slowest. */
    public double millis(double percent) {
        return all.getValueAtPercentile(percent) / 1e3;
    }

    public Map<String, Histogram> kinds() {
        return kinds;
    }
}
