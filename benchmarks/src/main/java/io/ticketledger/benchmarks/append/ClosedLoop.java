package io.ticketledger.benchmarks.append;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.HdrHistogram.Histogram;

/** So many clients in threads of their own, each of whom does the next thing as soon as the last one is done. */
public final class ClosedLoop {

    /** Does one thing. What it throws ends the measurement. */
    public interface Client {
        void next() throws Exception;
    }

    /** @param nanos how long each thing took */
    public record Run(double perSecond, Histogram nanos) {

        public double millisAt(double percentile) {
            return nanos.getValueAtPercentile(percentile) / 1e6;
        }
    }

    private ClosedLoop() {}

    public static Run run(int clients, Duration time, IntFunction<Client> client) throws Exception {
        CountDownLatch begin = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<Histogram>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) running.add(threads.submit(loop(client.apply(i), begin, time)));
            long from = System.nanoTime();
            begin.countDown();
            Histogram nanos = new Histogram(3);
            for (Future<Histogram> each : running) nanos.add(each.get());
            return new Run(nanos.getTotalCount() / ((System.nanoTime() - from) / 1e9), nanos);
        }
    }

    private static Callable<Histogram> loop(Client client, CountDownLatch begin, Duration time) {
        return () -> {
            Histogram nanos = new Histogram(3);
            begin.await();
            long until = System.nanoTime() + time.toNanos();
            for (long start = System.nanoTime(); start < until; ) {
                client.next();
                long end = System.nanoTime();
                nanos.recordValue(end - start);
                start = end;
            }
            return nanos;
        };
    }
}
