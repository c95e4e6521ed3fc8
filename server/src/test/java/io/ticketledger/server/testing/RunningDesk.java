package io.ticketledger.server.testing;

import io.ticketledger.eventstore.testing.TestPostgres;
import io.ticketledger.practice.CheapPasswords;
import io.ticketledger.server.Ticketledger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.flywaydb.core.Flyway;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole server on a free port, over a fresh database or one that another node uses already. Who does not close it has it closed after the last test. */
public final class RunningDesk implements AutoCloseable {

    public static final String ADMIN_PASSWORD = "only-for-tests-1";
    private static final String KEY = "dGVzdHMtYWxsLXVzZS1vbmUta2V5LW9mLWVub3VnaC1ieXRlcw==";

    private static final String CHECKPOINT_KEY = "Ti10d28taG9tZXMtb25lLWtleS1mb3ItYWxsLW5vZGU=";

    private static final Set<RunningDesk> OPEN = ConcurrentHashMap.newKeySet();

    private static RunningDesk shared;

    private final TestPostgres.Database database;
    private final ConfigurableApplicationContext context;

    private RunningDesk(TestPostgres.Database database, List<String> settings) {
        this.database = database;
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password(),
                "--ticketledger.home=" + temporaryHome(),
                "--ticketledger.jwt-key=" + KEY,
                "--ticketledger.admin.password=" + ADMIN_PASSWORD));
        // Homes differ, as those of nodes may; the checkpoints' key must not, unless a test is about that.
        if (settings.stream().noneMatch(setting -> setting.startsWith("ticketledger.checkpoint-key="))) arguments.add("--ticketledger.checkpoint-key=" + CHECKPOINT_KEY);
        settings.forEach(setting -> arguments.add("--" + setting));
        this.context = new SpringApplicationBuilder(Ticketledger.class, CheapPasswords.class).run(arguments.toArray(String[]::new));
        OPEN.add(this);
    }

    static void closeAll() {
        List.copyOf(OPEN).forEach(RunningDesk::close);
    }

    /** One for all tests that are content to find the traces of others. */
    public static synchronized RunningDesk shared() {
        if (shared == null) shared = fresh();
        return shared;
    }

    public static RunningDesk fresh(String... settings) {
        return new RunningDesk(TestPostgres.copyOf(Migrated.DATABASE), List.of(settings));
    }

    /** What all desks of the tests begin as: making the tables anew for each took a fifth of its start. */
    private static final class Migrated {

        static final TestPostgres.Database DATABASE = migrated();

        private static TestPostgres.Database migrated() {
            TestPostgres.Database database = TestPostgres.freshDatabase();
            Flyway.configure().dataSource(database.url(), database.username(), database.password()).load().migrate();
            return database;
        }
    }

    /** A second node on the same database. */
    public RunningDesk anotherNode(String... settings) {
        return new RunningDesk(database, List.of(settings));
    }

    public String url() {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    public TestPostgres.Database database() {
        return database;
    }

    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        OPEN.remove(this);
        context.close();
    }

    private static String temporaryHome() {
        try {
            return Files.createTempDirectory("ticketledger-test-home").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
