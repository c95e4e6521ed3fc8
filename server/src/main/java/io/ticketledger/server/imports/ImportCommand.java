package io.ticketledger.server.imports;

import io.ticketledger.server.cli.Command;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** {@code import <data set> <file|->}. */
final class ImportCommand implements Command {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int CALLED_WRONGLY = 2;
    private static final int SECONDS_TO_STOP = 10;

    private final Import history;
    private final List<DataSet> dataSets;
    private final PrintStream out;
    private final PrintStream err;

    ImportCommand(Import history, List<DataSet> dataSets, PrintStream out, PrintStream err) {
        this.history = history;
        this.dataSets = dataSets;
        this.out = out;
        this.err = err;
    }

    @Override
    public String name() {
        return "import";
    }

    @Override
    public int run(List<String> arguments) throws IOException {
        DataSet dataSet = arguments.size() == 2 ? dataSets.stream().filter(each -> each.name().equals(arguments.getFirst())).findFirst().orElse(null) : null;
        if (dataSet == null) {
            err.println("Usage: import " + dataSets.stream().map(DataSet::name).collect(Collectors.joining("|")) + " <file, packed or not, or - for standard input>");
            return CALLED_WRONGLY;
        }
        AtomicBoolean stopped = new AtomicBoolean();
        CountDownLatch ended = new CountDownLatch(1);
        Thread hook = new Thread(() -> stop(stopped, ended), "import-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            Summary summary = history.run(dataSet, new Input(arguments.get(1)), stopped::get, out, Watch.isTerminal());
            summary.print(out);
            return summary.isStopped() ? FAILED : DONE;
        } catch (ImportRefused e) {
            err.println(e.getMessage());
            return CALLED_WRONGLY;
        } catch (RuntimeException | IOException e) {
            // Once stopped, the desk closes under the import's feet; that is no news.
            err.println((stopped.get() ? "Stopped." : "The import broke off: " + e.getMessage())
                    + "\nAll that was acknowledged is in the log; the same command goes on where this one ended.");
            return FAILED;
        } finally {
            ended.countDown();
            if (!stopped.get()) Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    /** Ctrl-C: the commands under way may finish, and the summary says where it ended. A second Ctrl-C or a kill is safe too. */
    private void stop(AtomicBoolean stopped, CountDownLatch ended) {
        stopped.set(true);
        try {
            if (!ended.await(SECONDS_TO_STOP, TimeUnit.SECONDS)) err.println("Stopped; the same command goes on from here.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
