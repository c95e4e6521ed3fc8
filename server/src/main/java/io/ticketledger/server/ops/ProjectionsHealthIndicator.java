package io.ticketledger.server.ops;

import io.ticketledger.query.projecting.Progress;
import java.util.Set;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * Whether the read models follow the log. One that lags or is being rebuilt is told but is no illness: what is asked meanwhile is answered, from older
 * rows. One that has stumbled and is behind is an illness, because nobody knows whether it gets up again.
 */
@Component
class ProjectionsHealthIndicator extends AbstractHealthIndicator {

    private final Progress progress;

    ProjectionsHealthIndicator(Progress progress) {
        super("the projections cannot be asked");
        this.progress = progress;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        progress.poll();
        Set<String> stumbling = progress.stumbling();
        boolean ill = false;
        for (String name : progress.positions().keySet()) {
            long behind = progress.lagEvents(name);
            boolean fell = stumbling.contains(name) && behind > 0;
            ill |= fell;
            builder.withDetail(name, fell ? "stumbled, " + behind + " events behind" : behind + " events behind");
        }
        builder.status(ill ? "DOWN" : "UP");
    }
}
