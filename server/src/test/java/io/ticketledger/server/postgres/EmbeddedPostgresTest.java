package io.ticketledger.server.postgres;

import io.ticketledger.server.ChildJvm;
import io.ticketledger.server.home.CannotStart;
import io.ticketledger.server.home.Home;
import io.ticketledger.server.home.HomeLock;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** One home for all, because unpacking and initdb are the slow part; each test leaves PostgreSQL stopped. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EmbeddedPostgresTest {

    @TempDir static Path folder;
    static Home home;

    /** A server that is going to be killed. */
    static final class Victim {
        public static void main(String[] arguments) throws Exception {
            var home = Home.at(Path.of(arguments[0]));
            var postgres = EmbeddedPostgres.start(home, HomeLock.take(home).orElseThrow());
            write(postgres.coordinates(), arguments[1]);
            System.out.println("wrote to " + postgres.coordinates().url());
            System.in.read();
        }
    }

    @BeforeAll
    static void first_start() throws Exception {
        // The space is on purpose: homes have such names.
        home = Home.at(folder.resolve("a home"));
        // As a first start leaves them that was killed while it unpacked, and another that was killed in initdb.
        for (var draft : List.of("bin-18.6.0.draft/bin", "data.draft/global")) {
            Files.createDirectories(home.folder().resolve("postgres").resolve(draft));
        }
        Files.writeString(home.folder().resolve("postgres/bin-18.6.0.draft/bin/postgres"), "half a progr");
        run(postgres -> {
            try (var connection = connect(postgres.coordinates()); var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE note (words text PRIMARY KEY)");
            }
        });
    }

    @AfterEach
    void nothing_is_left_running() {
        assertThat(Running.from(home.folder().resolve("postgres"))).isEmpty();
    }

    @Test
    void what_was_written_is_there_after_a_restart() throws Exception {
        run(postgres -> write(postgres.coordinates(), "kept"));
        run(postgres -> assertThat(read(postgres.coordinates())).contains("kept"));
    }

    @Test
    void everything_that_keeps_acknowledged_writes_is_on_even_against_the_configuration() throws Exception {
        run(postgres -> {
            try (var superuser = new Access(home).superuser(new Access(home).lastPort()); var statement = superuser.createStatement()) {
                statement.execute("ALTER SYSTEM SET fsync = off");
            }
        });
        run(postgres -> {
            try (var connection = connect(postgres.coordinates())) {
                for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
                    assertThat(Durability.value(connection, setting)).as(setting).isEqualTo("on");
                }
                assertThat(Durability.value(connection, "server_encoding")).isEqualTo("UTF8");
                assertThat(ask(connection, "SELECT lower('ÄRGER') || to_tsvector('simple', 'ÜBERALL Straße')")).isEqualTo("ärger'straße':2 'überall':1");
                assertThat(Durability.value(connection, "listen_addresses")).isEqualTo("127.0.0.1");
            }
        });
    }

    @Test
    void a_role_that_commits_without_waiting_for_the_disk_is_refused() throws Exception {
        run(postgres -> alterRole("SET synchronous_commit = off"));
        try (var lock = HomeLock.take(home).orElseThrow()) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(home, lock)).isInstanceOf(CannotStart.class).hasMessageContaining("synchronous_commit=off");
        }
        // It still runs; whoever comes next takes it over.
        alterRole("RESET synchronous_commit");
        run(postgres -> assertThat(read(postgres.coordinates())).isNotNull());
    }

    @Test
    void the_application_is_no_superuser_and_nobody_gets_in_without_the_password() throws Exception {
        run(postgres -> {
            var coordinates = postgres.coordinates();
            try (var connection = connect(coordinates)) {
                assertThat(ask(connection, "SELECT rolsuper OR rolcreatedb OR rolcreaterole FROM pg_roles WHERE rolname = current_user")).isEqualTo("f");
            }
            assertThatThrownBy(() -> DriverManager.getConnection(coordinates.url(), coordinates.username(), "guess")).isInstanceOf(SQLException.class);
            assertThat(coordinates.toString()).doesNotContain(coordinates.password());
        });
    }

    @Test
    void a_postgres_that_outlived_its_killed_server_is_taken_over_with_all_that_was_acknowledged() throws Exception {
        try (var victim = ChildJvm.running(Victim.class, Map.of(), home.folder(), "acknowledged before the kill")) {
            var url = victim.waitFor("wrote to ");
            var survivor = PidFile.read(data()).orElseThrow().pid();
            victim.kill();
            run(postgres -> {
                assertThat(postgres.coordinates().url()).isEqualTo(url);
                assertThat(PidFile.read(data()).orElseThrow().pid()).isEqualTo(survivor);
                assertThat(read(postgres.coordinates())).contains("acknowledged before the kill");
            });
        }
    }

    @Test
    void when_server_and_postgres_are_both_killed_the_next_start_recovers() throws Exception {
        try (var victim = ChildJvm.running(Victim.class, Map.of(), home.folder(), "before both were killed")) {
            victim.waitFor("wrote to ");
            victim.kill();
            killPostmaster();
            run(postgres -> assertThat(read(postgres.coordinates())).contains("before both were killed"));
        }
    }

    @Test
    void a_postgres_that_dies_under_a_running_server_comes_back_on_the_same_port() throws Exception {
        run(postgres -> {
            write(postgres.coordinates(), "before it died");
            var dead = killPostmaster();
            assertThat(Postmaster.waitUntil(() -> readIfPossible(postgres.coordinates()).isPresent(), 30)).isTrue();
            assertThat(PidFile.read(data()).orElseThrow().pid()).isNotEqualTo(dead);
            assertThat(read(postgres.coordinates())).contains("before it died");
        });
    }

    @Test
    void a_pid_file_whose_number_now_belongs_to_somebody_else_does_not_stand_in_the_way() throws Exception {
        Files.writeString(PidFile.path(data()), ProcessHandle.current().pid() + "\n" + data() + "\n1\n" + new Access(home).lastPort() + "\n");
        run(postgres -> assertThat(read(postgres.coordinates())).isNotNull());
    }

    @Test
    void a_port_that_somebody_took_meanwhile_is_given_up_for_another() throws Exception {
        var before = new Access(home).lastPort();
        try (var _ = new ServerSocket(before, 1, InetAddress.getLoopbackAddress())) {
            run(postgres -> {
                assertThat(new Access(home).lastPort()).isNotEqualTo(before);
                assertThat(read(postgres.coordinates())).isNotNull();
            });
        }
    }

    @Test
    void a_command_beside_the_server_works_on_the_same_database() throws Exception {
        run(postgres -> assertThat(EmbeddedPostgres.beside(home)).isEqualTo(postgres.coordinates()));
    }

    @Test
    void data_of_another_major_version_is_left_alone() throws Exception {
        var version = data().resolve("PG_VERSION");
        var before = Files.readString(version);
        Files.writeString(version, "17\n");
        try (var lock = HomeLock.take(home).orElseThrow()) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(home, lock)).isInstanceOf(CannotStart.class).hasMessageContaining("PostgreSQL 17");
        } finally {
            Files.writeString(version, before);
        }
    }

    @Test
    void a_system_without_binaries_is_told_to_bring_its_own_postgres() {
        assertThatThrownBy(() -> Binaries.archiveName("Windows 11", "amd64")).isInstanceOf(CannotStart.class).hasMessageContaining("SPRING_DATASOURCE_URL");
    }

    private interface Use {
        void with(EmbeddedPostgres postgres) throws Exception;
    }

    private static void run(Use use) throws Exception {
        try (var lock = HomeLock.take(home).orElseThrow(); var postgres = EmbeddedPostgres.start(home, lock)) {
            use.with(postgres);
        }
    }

    private static long killPostmaster() throws Exception {
        var process = ProcessHandle.of(PidFile.read(data()).orElseThrow().pid()).orElseThrow();
        process.destroyForcibly();
        assertThat(Postmaster.waitUntil(() -> !Running.isAlive(process), 10)).isTrue();
        return process.pid();
    }

    private static void alterRole(String what) throws SQLException {
        var access = new Access(home);
        try (var superuser = access.superuser(access.lastPort()); var statement = superuser.createStatement()) {
            statement.execute("ALTER ROLE ticketledger " + what);
        }
    }

    private static Connection connect(EmbeddedPostgres.Coordinates at) throws SQLException {
        return DriverManager.getConnection(at.url(), at.username(), at.password());
    }

    private static void write(EmbeddedPostgres.Coordinates at, String words) throws SQLException {
        try (var connection = connect(at); var statement = connection.prepareStatement("INSERT INTO note VALUES (?)")) {
            statement.setString(1, words);
            statement.executeUpdate();
        }
    }

    private static List<String> read(EmbeddedPostgres.Coordinates at) throws SQLException {
        try (var connection = connect(at); var statement = connection.createStatement()) {
            var rows = statement.executeQuery("SELECT coalesce(array_agg(words), '{}') FROM note");
            rows.next();
            return List.of((String[]) rows.getArray(1).getArray());
        }
    }

    private static String ask(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement()) {
            var answer = statement.executeQuery(question);
            answer.next();
            return answer.getString(1);
        }
    }

    private static Optional<List<String>> readIfPossible(EmbeddedPostgres.Coordinates at) {
        try {
            return Optional.of(read(at));
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    private static Path data() {
        return home.folder().resolve("postgres/data");
    }
}
