package io.ticketledger.server.sla;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Sweeps twice a second on one of the nodes. A breach is late by a turn, a look at the table and the sweep itself, together well below two seconds; when the
 * node that sweeps dies, another notices after the four heartbeats the library insists on and goes on within three seconds.
 */
final class BreachTimer {

    private static final Duration BETWEEN_TURNS = Duration.ofMillis(500);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration HEARTBEAT = Duration.ofMillis(500);
    private static final int HEARTBEATS_MISSED_BY_THE_DEAD = 4;
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(5);

    private final DataSource database;
    private final Sweep sweep;
    private @Nullable Scheduler scheduler;

    BreachTimer(DataSource database, Sweep sweep) {
        this.database = database;
        this.sweep = sweep;
    }

    synchronized void start() {
        RecurringTask<Void> sweeping = Tasks.recurring("sla-breaches", FixedDelay.of(BETWEEN_TURNS))
                .execute((_, turn) -> sweep.turn(turn.getSchedulerState()::isShuttingDown));
        scheduler = Scheduler.create(database)
                .startTasks(sweeping)
                // Nodes may share a host, whose name the library would take; asking for that name may also mean asking the network.
                .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                .threads(1)
                .pollingInterval(LOOK)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(HEARTBEATS_MISSED_BY_THE_DEAD)
                .shutdownMaxWait(STOPPED_WITHIN)
                .failureLogging(LogLevel.WARN, false)
                .build();
        scheduler.start();
    }

    synchronized void stop() {
        if (scheduler == null) return;
        scheduler.stop();
        scheduler = null;
    }
}
