package io.ticketledger.server.ops;

import io.ticketledger.server.home.Home;
import io.ticketledger.server.postgres.EmbeddedDatabase;
import io.ticketledger.server.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;

/** One line when it can be used: what runs, where, on what, and what to do next. */
@Component
@ConditionalOnWebApplication
class StartLine {

    private static final Logger LOG = LoggerFactory.getLogger("io.ticketledger.server.Ticketledger");

    private final ConfigurableEnvironment environment;
    private final Home home;
    private final Settings settings;
    private final ObjectProvider<BuildProperties> build;

    StartLine(ConfigurableEnvironment environment, Home home, Settings settings, ObjectProvider<BuildProperties> build) {
        this.environment = environment;
        this.home = home;
        this.settings = settings;
        this.build = build;
    }

    @EventListener
    void say(ApplicationReadyEvent ready) {
        String port = environment.getProperty("local.server.port", "?");
        BuildProperties built = build.getIfAvailable();
        LOG.info("ticketledger version={} port={} home={} database={} readyMs={} docs=http://localhost:{}/docs/ login=\"POST http://localhost:{}/api/auth/login/ as {}\"",
                built == null ? "unknown" : built.getVersion(), port, home.folder(), database(ready),
                ready.getTimeTaken() == null ? -1 : ready.getTimeTaken().toMillis(), port, port, settings.admin().username());
    }

    private static String database(ApplicationReadyEvent ready) {
        return ready.getApplicationContext().containsBean(EmbeddedDatabase.BEAN) ? "embedded" : "given";
    }
}
