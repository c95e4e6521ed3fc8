package io.ticketledger.server.postgres;

import io.ticketledger.server.home.CannotStart;
import io.ticketledger.server.home.Home;
import io.ticketledger.server.home.HomeLock;
import io.ticketledger.server.postgres.EmbeddedPostgres.Coordinates;
import java.util.function.Supplier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.StringUtils;

/**
 * Gives the application a database when spring.datasource.url names none. An initializer, because by then all settings are read
 * and logging works, while no bean has asked for the data source yet.
 *
 * @param presence what to do when a server already lives in this home
 */
public record EmbeddedDatabase(Presence presence) implements ApplicationContextInitializer<GenericApplicationContext> {

    /** There where the database is the embedded one. */
    public static final String BEAN = "embeddedDatabase";

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
        var home = Home.of(environment);
        var lock = HomeLock.take(home);
        if (lock.isPresent()) {
            offer(context, started(home, lock.get(), context)::coordinates);
        } else if (presence == Presence.BESIDE) {
            offer(context, () -> EmbeddedPostgres.beside(home));
        } else {
            throw new CannotStart("the home %s is in use by %s; stop that first, or set TICKETLEDGER_HOME to another folder"
                    .formatted(home.folder(), HomeLock.holder(home)));
        }
    }

    /** As a bean, which overrules the settings and asks where the database is only when the data source is made. */
    private static void offer(GenericApplicationContext context, Supplier<Coordinates> coordinates) {
        context.registerBean(BEAN, JdbcConnectionDetails.class, () -> new Details(coordinates.get()));
    }

    private static Starting started(Home home, HomeLock lock, GenericApplicationContext context) {
        var starting = new Starting(home, lock);
        // Beans are destroyed in the reverse order of their registration, so what is registered before all others goes after the pool.
        context.getDefaultListableBeanFactory().registerDisposableBean("embeddedPostgres", starting::close);
        // And for a start that fails before the context is alive enough to be closed.
        SpringApplication.getShutdownHandlers().add(starting::close);
        return starting;
    }

    private record Details(Coordinates coordinates) implements JdbcConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return coordinates.url();
        }

        @Override
        public String getUsername() {
            return coordinates.username();
        }

        @Override
        public String getPassword() {
            return coordinates.password();
        }
    }
}
