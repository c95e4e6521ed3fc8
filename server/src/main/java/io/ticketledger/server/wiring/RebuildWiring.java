package io.ticketledger.server.wiring;

import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.query.ReadModels;
import io.ticketledger.query.rebuilding.Rebuilder;
import io.ticketledger.query.rebuilding.Rebuilds;
import io.ticketledger.server.cli.CommandLine;
import java.util.Arrays;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Making read models anew, beside those that serve. Servers do it, and the command of that name; an import leaves it to them. */
@Configuration(proxyBeanMethods = false)
class RebuildWiring {

    /** As the modules number their migrations. */
    private static final String OF_READ_MODELS = "3.";

    /** What can be made anew does not depend on how messages are delivered. */
    @Bean
    Rebuilds rebuilds(DataSource dataSource) {
        return new Rebuilds(ReadModels.all(Set.of()), dataSource);
    }

    @Bean(destroyMethod = "close")
    Rebuilder rebuilder(Rebuilds rebuilds, PostgresEventStorageEngine log, DataSource dataSource) {
        return new Rebuilder(rebuilds, log::read, dataSource, Rebuilder.Pace.USUAL);
    }

    @Bean
    SmartLifecycle rebuilding(Rebuilder rebuilder, Environment environment) {
        boolean wanted = "rebuild".equals(environment.getProperty(CommandLine.SETTING, "rebuild"));
        return new Phase(Phase.REBUILDING, wanted ? rebuilder::start : () -> {}, rebuilder::close);
    }

    @Bean
    FlywayMigrationStrategy copiesGoBeforeMigrations() {
        return flyway -> {
            boolean coming = Arrays.stream(flyway.info().pending()).anyMatch(migration -> String.valueOf(migration.getVersion()).startsWith(OF_READ_MODELS));
            if (coming) Rebuilds.dropCopies(flyway.getConfiguration().getDataSource());
            flyway.migrate();
        };
    }
}
