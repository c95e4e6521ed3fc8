package io.ticketledger.server.ops;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.ticketledger.query.projecting.Progress;
import org.springframework.stereotype.Component;

/** How far each read model is behind, in events and in seconds. On a node that works on none of them the numbers come from the stored tokens. */
@Component
class ProjectionMetrics implements MeterBinder {

    private final Progress progress;

    ProjectionMetrics(Progress progress) {
        this.progress = progress;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String name : progress.positions().keySet()) {
            Gauge.builder("ticketledger.projection.lag.events", () -> {
                progress.poll();
                return progress.lagEvents(name);
            }).tag("projection", name).description("Events of the log that the read model does not show yet").register(registry);
            Gauge.builder("ticketledger.projection.lag", () -> progress.lag(name).toMillis() / 1000.0)
                    .tag("projection", name).baseUnit("seconds").description("Age of what the read model shows while it is behind").register(registry);
        }
    }
}
