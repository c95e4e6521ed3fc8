package io.ticketledger.server.notary;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.eventstore.tree.AuditTree;
import io.ticketledger.eventstore.tree.LogName;
import io.ticketledger.eventstore.tree.NoteVerifier;
import io.ticketledger.eventstore.tree.PostgresTiles;
import io.ticketledger.eventstore.tree.SealedTree;
import io.ticketledger.eventstore.tree.Sealing;
import io.ticketledger.eventstore.tree.TreeBroken;
import io.ticketledger.server.home.CannotStart;
import io.ticketledger.server.home.Home;
import io.ticketledger.server.settings.Settings;
import io.ticketledger.server.wiring.Phase;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A command beside the server may read and check the tree; sealing is the server's alone. */
@Configuration(proxyBeanMethods = false)
class NotaryWiring {

    private static final Logger LOG = LoggerFactory.getLogger(Notary.class);

    @Bean
    LedgerKeys ledgerKeys(DataSource database, Settings settings, Home home, FlywayMigrationInitializer afterMigrations) {
        String origin = origin(database, settings.origin());
        String given = settings.checkpointKey();
        if (given == null) return new LedgerKeys(() -> new KeyFiles(home).read(origin));
        KeyRing ring = GivenKeys.read(origin, given);
        return new LedgerKeys(() -> ring);
    }

    @Bean
    AuditTree auditTree(DataSource database, LedgerKeys keys) {
        return new SealedTree(database, new RememberedTiles(PostgresTiles.of(database)), keys);
    }

    @Bean
    Sealing sealing(DataSource database, PostgresEventStorageEngine log, LedgerKeys keys) {
        return new Sealing(database, log, keys);
    }

    @Bean
    Notary notary(Sealing sealing, MeterRegistry meters) {
        Notary notary = new Notary(sealing);
        Gauge.builder("ticketledger.tree.size", notary::size).description("Events that are sealed, as this node last saw it").register(meters);
        Gauge.builder("ticketledger.tree.lag.events", notary::behind).description("Events of the log that are not sealed yet").register(meters);
        Gauge.builder("ticketledger.tree.refused", () -> notary.refusal().isPresent() ? 1 : 0)
                .description("1 while nothing is signed because what is stored is not what was sealed").register(meters);
        return notary;
    }

    @Bean
    NotaryHealthIndicator notaryHealthIndicator(Notary notary) {
        return new NotaryHealthIndicator(notary);
    }

    @Bean
    LiveVerification liveVerification(DataSource database, PostgresEventStorageEngine log, LedgerKeys keys) {
        return new LiveVerification(database, log, keys);
    }

    @Bean
    KeyCommand keyCommand(Settings settings, Home home, LedgerKeys keys, Sealing sealing) {
        return new KeyCommand(keys.get().origin(), settings.checkpointKey() == null ? new KeyFiles(home) : null, keys, sealing);
    }

    @Bean
    @ConditionalOnWebApplication
    SmartLifecycle sealingWhatIsCommitted(Notary notary, LedgerKeys keys) {
        return new Phase(Phase.PROJECTIONS, () -> {
            LOG.info("checkpoints are signed by {}", keys.get().verifiers().getFirst());
            notary.start();
        }, notary::stop);
    }

    private static String origin(DataSource database, @Nullable String wanted) {
        try {
            if (wanted != null) {
                requireName(wanted);
                if (!LogName.give(database, wanted)) {
                    throw new CannotStart("TICKETLEDGER_ORIGIN is " + wanted + ", but the log has signed checkpoints as " + LogName.stored(database) + ", and a log keeps its name");
                }
            }
            return LogName.stored(database);
        } catch (TreeBroken e) {
            throw new CannotStart(e.getMessage() + " Restore it from a backup", e);
        }
    }

    private static void requireName(String wanted) {
        try {
            NoteVerifier.requireName(wanted);
        } catch (IllegalArgumentException e) {
            throw new CannotStart("TICKETLEDGER_ORIGIN must be " + e.getMessage() + ", such as desk.example.com/ledger, not '" + wanted + "'");
        }
    }
}
