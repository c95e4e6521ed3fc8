package io.ticketledger.server.postgres;

import io.ticketledger.server.home.CannotStart;
import io.ticketledger.server.home.Home;
import io.ticketledger.server.home.HomeLock;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Gives the application a database when spring.datasource.url names none. An initializer, because by then all settings are read
 * and logging works, while no bean has asked for the data source yet.
 *
 * @param presence what to do when a server already lives in this home
 */
public record EmbeddedDatabase(Presence presence) implements ApplicationContextInitializer<GenericApplicationContext> {

    public enum Presence {
        /** A server: one per home. */
        ALONE,
        /** A command: works beside a server, on the server's database, or brings up its own for as long as it runs. */
        BESIDE
    }

    @Override
    public void initialize(GenericApplicationContext context) {
        var environment = context.getEnvironment();
        if (StringUtils.hasText(environment.getProperty("spring.datasource.url"))) {
            return;
        }
        var coordinates = coordinates(Home.of(environment), context);
        // First, because the url may be set and empty, as an unset variable in a compose file is.
        environment.getPropertySources().addFirst(new MapPropertySource("embedded PostgreSQL", Map.of(
                "spring.datasource.url", coordinates.url(),
                "spring.datasource.username", coordinates.username(),
                "spring.datasource.password", coordinates.password())));
    }

    private EmbeddedPostgres.Coordinates coordinates(Home home, GenericApplicationContext context) {
        var lock = HomeLock.take(home);
        if (lock.isPresent()) {
            return started(home, lock.get(), context).coordinates();
        }
        if (presence == Presence.BESIDE) {
            return EmbeddedPostgres.beside(home);
        }
        throw new CannotStart("the home %s is in use by %s; stop that first, or set TICKETLEDGER_HOME to another folder"
                .formatted(home.folder(), HomeLock.holder(home)));
    }

    private static EmbeddedPostgres started(Home home, HomeLock lock, GenericApplicationContext context) {
        EmbeddedPostgres postgres;
        try {
            postgres = EmbeddedPostgres.start(home, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
        Runnable stop = () -> {
            postgres.close();
            lock.close();
        };
        // Beans are destroyed in the reverse order of their registration, so what is registered before all others goes after the pool.
        context.getDefaultListableBeanFactory().registerDisposableBean("embeddedPostgres", stop::run);
        // And for a start that fails before the context is alive enough to be closed.
        SpringApplication.getShutdownHandlers().add(stop);
        return postgres;
    }
}
