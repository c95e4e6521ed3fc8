package io.ticketledger.server.imports;

import java.io.PrintStream;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows how far something long has come: a bar where somebody watches, else a line now and then for whoever reads the output later. */
final class Watch implements AutoCloseable {

    private static final Duration BAR = Duration.ofMillis(250);
    private static final Duration LINE = Duration.ofSeconds(10);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("import-watch").factory());
    private final String task;
    private final String unit;
    private final OptionalLong end;
    private final LongSupplier now;
    private final Supplier<String> aside;
    private final PrintStream out;
    private final @Nullable ProgressBar bar;
    private final long begun = System.nanoTime();

    /**
     * @param now   how many units are done
     * @param aside what else is worth saying, such as a rate
     */
    Watch(String task, String unit, OptionalLong end, LongSupplier now, Supplier<String> aside, PrintStream out, boolean isWatched) {
        this.task = task;
        this.unit = unit;
        this.end = end;
        this.now = now;
        this.aside = aside;
        this.out = out;
        // The bar speaks to the terminal by itself, so that what is piped elsewhere stays clean.
        bar = isWatched ? new ProgressBarBuilder().setTaskName(task).setUnit(" " + unit, 1).setInitialMax(end.orElse(-1)).setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis((int) BAR.toMillis()).build() : null;
        long every = (isWatched ? BAR : LINE).toMillis();
        clock.scheduleAtFixedRate(this::show, every, every, TimeUnit.MILLISECONDS);
    }

    static boolean isTerminal() {
        return System.console() != null && System.console().isTerminal();
    }

    private void show() {
        long done = now.getAsLong();
        if (bar != null) {
            bar.stepTo(done);
            bar.setExtraMessage(aside.get());
        } else {
            out.println(line(done, Duration.ofNanos(System.nanoTime() - begun)));
        }
    }

    private String line(long done, Duration passed) {
        String far = "%s: %,d%s %s, %s".formatted(task, done, end.isPresent() ? " of %,d".formatted(end.getAsLong()) : "", unit, aside.get());
        if (end.isEmpty() || done == 0) return far;
        Duration left = passed.multipliedBy(Math.max(0, end.getAsLong() - done)).dividedBy(done);
        return far + ", about %d:%02d left".formatted(left.toMinutes(), left.toSecondsPart());
    }

    @Override
    public void close() {
        clock.shutdownNow();
        if (bar == null) return;
        bar.stepTo(now.getAsLong());
        bar.close();
    }
}
