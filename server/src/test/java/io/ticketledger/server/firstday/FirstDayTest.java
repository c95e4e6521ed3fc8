package io.ticketledger.server.firstday;

import static io.ticketledger.practice.Practice.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.Role;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.security.Login;
import io.ticketledger.server.security.Passwords;
import io.ticketledger.server.settings.Settings;
import io.ticketledger.server.testing.RunningDesk;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class FirstDayTest {

    @Test
    void the_administrator_can_log_in_as_soon_as_the_server_says_that_it_is_up_and_is_made_once() {
        try (RunningDesk desk = RunningDesk.fresh()) {
            assertThat(get(desk, "/actuator/health").body()).contains("\"status\":\"UP\"");
            Account admin = desk.part(Login.class).login("admin", RunningDesk.ADMIN_PASSWORD).orElseThrow();
            assertThat(admin.roles()).containsExactly(Role.ADMIN);
            assertThat(admin.email()).isEqualTo("admin@localhost");
            assertThat(administrator(desk, "another", null).makeUnlessThereIsOne()).as("there is one already").isEmpty();
            try (RunningDesk later = desk.anotherNode()) {
                assertThat(later.part(Directory.class).all(null)).containsExactly(admin);
                assertThat(projects(later)).as("the desk's own, made once").containsExactly("DESK");
                assertThat(later.part(DeskProject.class).makeUnlessItIsThere()).isFalse();
            }
        }
    }

    @Test
    void nodes_that_start_at_once_make_one_administrator_and_one_world() throws Exception {
        try (RunningDesk desk = RunningDesk.fresh("ticketledger.demo=true"); RunningDesk other = desk.anotherNode("ticketledger.demo=true")) {
            Set<String> all = Arrays.stream(TicketStatus.values()).map(Enum::name).collect(Collectors.toSet());
            // What is resolved does not stay so: the desk asks the requester, unless she wants to hear nothing.
            Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(resolved(desk)).containsExactly("Contracts cannot be signed"));
            assertThat(statuses(desk)).containsExactlyInAnyOrderElementsOf(all);
            long head = desk.part(PostgresEventStorageEngine.class).head();
            assertThat(people(desk)).containsExactlyInAnyOrder("admin", "alice", "bob", "carol", "erin", "lena", "martin", "nora", "sara", "tom");
            assertThat(other.part(Login.class).login("alice", DemoWorld.PASSWORD)).isPresent();
            assertThat(desk.part(DemoWorld.class).make()).as("made again, it is there").isZero();
            assertThat(other.part(PostgresEventStorageEngine.class).head()).isEqualTo(head);
        }
    }

    @Test
    void a_world_made_by_four_at_once_is_one_world_and_the_name_of_the_administrator_is_given_once() throws Exception {
        try (RunningDesk desk = RunningDesk.fresh(); RunningDesk other = desk.anotherNode(); ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Integer>> makers = List.of(() -> desk.part(DemoWorld.class).make(), () -> other.part(DemoWorld.class).make(),
                    () -> desk.part(DemoWorld.class).make(), () -> other.part(DemoWorld.class).make());
            int steps = 0;
            for (Future<Integer> made : threads.invokeAll(makers)) steps += made.get();
            assertThat(done(desk)).containsExactlyInAnyOrderElementsOf(planned());
            assertThat(steps).isEqualTo(planned().size());
            nobodyIsAdministratorAnyMore(desk);
            List<Callable<Boolean>> administrators = List.of(() -> made(desk), () -> made(other), () -> made(desk), () -> made(other));
            long winners = 0;
            for (Future<Boolean> each : threads.invokeAll(administrators)) if (each.get()) winners++;
            assertThat(winners).isEqualTo(1);
        }
    }

    @Test
    void a_password_that_was_not_given_is_made_up_and_good() {
        try (RunningDesk desk = RunningDesk.fresh()) {
            nobodyIsAdministratorAnyMore(desk);
            FirstAdministrator.Made made = administrator(desk, "root", null).makeUnlessThereIsOne().orElseThrow();
            assertThat(made.generatedPassword()).hasValueSatisfying(password -> {
                assertThat(password).hasSize(20);
                assertThat(desk.part(Login.class).login("root", password)).isPresent();
            });
        }
    }

    /** As after an import into an empty desk: there are people, and none of them could let anybody in. */
    private static void nobodyIsAdministratorAnyMore(RunningDesk desk) {
        desk.part(JdbcClient.class).sql("UPDATE directory_account SET roles = ARRAY['REQUESTER']").update();
    }

    private static List<String> done(RunningDesk desk) {
        return desk.part(JdbcClient.class).sql("SELECT key FROM claim WHERE key LIKE 'demo-%'").query(String.class).list();
    }

    private static List<String> planned() {
        Stream<String> people = Arrays.stream(DemoPerson.values())
                .flatMap(person -> Stream.of("demo-person-" + person.username(), "demo-channels-" + person.username()).limit(person.isQuiet() ? 2 : 1));
        Stream<String> steps = DemoStories.all().stream().flatMap(story -> IntStream.range(0, story.steps.size()).mapToObj(i -> "demo-ticket-" + story.key + "-" + i));
        Stream<String> board = DemoBoard.steps().stream().map(step -> "demo-board-" + step.key());
        return Stream.of(people, steps, board).flatMap(each -> each).toList();
    }

    private static List<String> projects(RunningDesk desk) {
        return desk.part(JdbcClient.class).sql("SELECT payload ->> 'key' FROM event_log WHERE name = 'project-created' ORDER BY position").query(String.class).list();
    }

    private static boolean made(RunningDesk desk) {
        return administrator(desk, "chief", "chief-Passw0rd").makeUnlessThereIsOne().isPresent();
    }

    private static FirstAdministrator administrator(RunningDesk desk, String username, String password) {
        return new FirstAdministrator(desk.part(Directory.class), desk.part(Desk.class), desk.part(Numbers.class), desk.part(Passwords.class),
                new Settings.Admin(username, username + "@example.com", password));
    }

    private static List<String> people(RunningDesk desk) {
        return desk.part(Directory.class).all(null).stream().map(Account::username).toList();
    }

    private static List<String> resolved(RunningDesk desk) {
        return desk.part(JdbcClient.class).sql("SELECT title FROM ticket_row WHERE status = 'RESOLVED'").query(String.class).list();
    }

    private static List<String> statuses(RunningDesk desk) {
        return desk.part(JdbcClient.class).sql("SELECT DISTINCT status FROM ticket_row").query(String.class).list();
    }
}
