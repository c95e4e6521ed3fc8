package io.ticketledger.server.ops;

import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.query.projecting.Progress;
import io.ticketledger.query.projecting.ProjectionProcessors;
import io.ticketledger.server.cli.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.springframework.stereotype.Component;

/**
 * {@code rebuild <projection …>|all}: empties those read models that are nothing but what the log says and lets them read the log again, alone or
 * beside a server that goes on serving.
 */
@Component
class RebuildCommand implements Command {

    private final ProjectionProcessors processors;
    private final Progress progress;
    private final PostgresEventStorageEngine log;

    RebuildCommand(ProjectionProcessors processors, Progress progress, PostgresEventStorageEngine log) {
        this.processors = processors;
        this.progress = progress;
        this.log = log;
    }

    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public int run(List<String> arguments) throws InterruptedException {
        List<String> known = processors.rebuildable();
        List<String> wanted = arguments.equals(List.of("all")) ? known : List.copyOf(Set.copyOf(arguments));
        List<String> unknown = new ArrayList<>(wanted);
        unknown.removeAll(known);
        if (wanted.isEmpty() || !unknown.isEmpty()) {
            if (!unknown.isEmpty()) System.err.println("not a read model that can be rebuilt: " + String.join(", ", unknown));
            System.err.println("usage: rebuild all | " + String.join(" | ", known));
            return 2;
        }
        for (String name : wanted) rebuild(name);
        return 0;
    }

    private void rebuild(String name) throws InterruptedException {
        long head = log.head();
        processors.rebuild(name);
        try (ProgressBar bar = new ProgressBarBuilder().setTaskName(name).setInitialMax(head).setUnit(" events", 1).showSpeed().build()) {
            while (progress.position(name) < head) {
                TimeUnit.MILLISECONDS.sleep(200);
                // Another node may have taken it over; its position is in the table.
                progress.poll();
                bar.stepTo(Math.min(head, progress.position(name)));
            }
        }
    }
}
