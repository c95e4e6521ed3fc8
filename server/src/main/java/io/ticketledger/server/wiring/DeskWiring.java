package io.ticketledger.server.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.ticketledger.command.DeskPolicy;
import io.ticketledger.query.projecting.Progress;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.files.Contents;
import io.ticketledger.server.settings.Settings;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.caching.Cache;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The way in to the domain, and what was agreed on for it. */
@Configuration(proxyBeanMethods = false)
class DeskWiring {

    @Bean
    DeskPolicy deskPolicy(Settings settings) {
        return settings.policy();
    }

    @Bean
    Desk desk(CommandBus commands, Cache aggregates, Progress progress, Settings settings, MeterRegistry meters) {
        return new Desk(commands, aggregates::remove, progress, settings.readBound(), meters);
    }

    @Bean
    Numbers numbers(JdbcClient sql, FlywayMigrationInitializer afterMigrations) {
        return new Numbers(sql);
    }

    @Bean
    Contents contents(JdbcClient sql) {
        return new Contents(sql);
    }
}
