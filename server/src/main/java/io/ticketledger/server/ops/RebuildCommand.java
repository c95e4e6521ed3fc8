package io.ticketledger.server.ops;

import io.ticketledger.query.rebuilding.Rebuild;
import io.ticketledger.query.rebuilding.Rebuild.Compared;
import io.ticketledger.query.rebuilding.Rebuild.IfDifferent;
import io.ticketledger.query.rebuilding.Rebuild.Phase;
import io.ticketledger.query.rebuilding.RebuildRefused;
import io.ticketledger.query.rebuilding.Rebuilds;
import io.ticketledger.server.cli.Command;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.springframework.stereotype.Component;

/**
 * {@code rebuild <projection …>|all [--if-different=swap|keep]}: makes those read models anew that are nothing but what the log says, alone or beside a server that
 * goes on serving from the old ones. Interrupted, it is gone on with by a server, or by the next start of one.
 */
@Component
class RebuildCommand implements Command {

    private static final String IF_DIFFERENT = "--if-different=";

    private final Rebuilds rebuilds;

    RebuildCommand(Rebuilds rebuilds) {
        this.rebuilds = rebuilds;
    }

    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public int run(List<String> arguments) throws InterruptedException {
        List<String> known = rebuilds.possible();
        List<String> names = new ArrayList<>(new LinkedHashSet<>(arguments));
        boolean keep = names.remove(IF_DIFFERENT + "keep");
        boolean swap = names.remove(IF_DIFFERENT + "swap");
        List<String> wanted = names.equals(List.of("all")) ? known : names;
        List<String> unknown = new ArrayList<>(wanted);
        unknown.removeAll(known);
        if (wanted.isEmpty() || !unknown.isEmpty() || keep && swap) {
            if (!unknown.isEmpty()) System.err.println("not a read model that can be rebuilt: " + String.join(", ", unknown));
            System.err.println("usage: rebuild all | " + String.join(" | ", known) + " [" + IF_DIFFERENT + "swap|keep]");
            return 2;
        }
        boolean allDone = true;
        for (String name : wanted) allDone &= rebuild(name, keep ? IfDifferent.KEEP : IfDifferent.SWAP);
        return allDone ? 0 : 1;
    }

    private boolean rebuild(String name, IfDifferent ifDifferent) throws InterruptedException {
        Rebuild rebuild;
        try {
            rebuild = rebuilds.rebuild(name, ifDifferent, "the command line");
        } catch (RebuildRefused refused) {
            System.err.println(refused.sentence());
            return false;
        }
        try (ProgressBar bar = new ProgressBarBuilder().setTaskName(name).setInitialMax(1).setUnit(" events", 1).showSpeed().build()) {
            // Whoever does it: a server may have been quicker than this process.
            for (; !rebuild.isOver(); rebuild = rebuilds.last(name).orElse(rebuild)) {
                bar.maxHint(Math.max(1, rebuild.target()));
                bar.stepTo(rebuild.position());
                bar.setExtraMessage(" " + rebuild.phase().name().toLowerCase(Locale.ROOT) + (rebuild.problem() == null ? "" : ": " + rebuild.problem()));
                TimeUnit.MILLISECONDS.sleep(200);
            }
            bar.maxHint(rebuild.position());
            bar.stepTo(rebuild.position());
            bar.setExtraMessage("");
        }
        rebuild.compared().forEach(table -> System.out.println("  " + told(table)));
        switch (rebuild.phase()) {
            case DONE -> System.out.println(name + (rebuild.isEqual() ? ": made anew, equal to what served, in its place" : ": made anew, different from what served, in its place")
                    + " at position " + rebuild.position() + " within " + (rebuild.swap() == null ? 0 : rebuild.swap().toMillis()) + " ms");
            case KEPT -> System.err.println(name + ": different from what serves, which stays; the copy is in the schema rebuild_" + name.replace('-', '_'));
            case FAILED -> System.err.println(name + " failed: " + rebuild.problem());
            case CANCELLED -> System.err.println(name + " was cancelled");
            case WAITING, BUILDING, INDEXING, COMPARING, SWAPPING, CANCELLING -> throw new IllegalStateException("not over: " + rebuild);
        }
        return rebuild.phase() == Phase.DONE;
    }

    private static String told(Compared table) {
        return table.isEqual() ? "%s: %,d rows, equal".formatted(table.table(), table.servingRows())
                : "%s: different; %,d rows served (sum %s), %,d in the copy (sum %s)".formatted(table.table(), table.servingRows(), table.servingSum(), table.copyRows(), table.copySum());
    }
}
