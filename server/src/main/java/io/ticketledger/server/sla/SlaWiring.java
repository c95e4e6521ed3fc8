package io.ticketledger.server.sla;

import io.micrometer.core.instrument.MeterRegistry;
import io.ticketledger.query.clocks.DueClocks;
import io.ticketledger.query.projecting.Progress;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.wiring.Phase;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Time passes on servers; a command such as an import or a rebuild only does what it was told. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SlaWiring {

    @Bean
    Sweep sweep(DueClocks clocks, Desk desk, Progress progress, Clock clock, MeterRegistry meters) {
        return new Sweep(clocks, desk, progress, clock, meters);
    }

    @Bean
    BreachTimer breachTimer(DataSource dataSource, Sweep sweep, FlywayMigrationInitializer afterMigrations) {
        return new BreachTimer(dataSource, sweep);
    }

    @Bean
    SmartLifecycle watchingTheClocks(BreachTimer timer) {
        return new Phase(Phase.TIMER, timer::start, timer::stop);
    }
}
