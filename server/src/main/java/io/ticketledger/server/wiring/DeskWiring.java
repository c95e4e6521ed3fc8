package io.ticketledger.server.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.ticketledger.command.DeskPolicy;
import io.ticketledger.command.sla.BusinessCalendar;
import io.ticketledger.query.projecting.Progress;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.files.Contents;
import io.ticketledger.server.files.Logos;
import io.ticketledger.server.settings.Settings;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Collectors;
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

    @Bean
    Logos logos(JdbcClient sql) {
        return new Logos(sql);
    }

    /** Where the desk's day begins: in the time zone of its calendars, if they agree on one, else in UTC. */
    @Bean
    ZoneId deskZone(DeskPolicy policy) {
        Set<ZoneId> zones = policy.calendars().values().stream().map(BusinessCalendar::zone).collect(Collectors.toSet());
        return zones.size() == 1 ? zones.iterator().next() : ZoneOffset.UTC;
    }
}
