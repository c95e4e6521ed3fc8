package io.ticketledger.server.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ticketledger.command.Actor;
import io.ticketledger.command.Rejection;
import io.ticketledger.command.account.AccountCommand.OpenAccount;
import io.ticketledger.command.company.CompanyCommand.CreateCompany;
import io.ticketledger.command.company.CompanyCommand.Member;
import io.ticketledger.command.project.ProjectCommand.ChangeProject;
import io.ticketledger.command.project.ProjectCommand.CreateProject;
import io.ticketledger.command.project.ProjectCommand.DeleteProject;
import io.ticketledger.command.project.ProjectCommand.VouchFor;
import io.ticketledger.command.project.UsualColumn;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.CompanyId;
import io.ticketledger.events.CompanyRole;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.Role;
import io.ticketledger.server.testing.RunningDesk;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody registers: an account and a project begin in one append, or neither does. */
class TogetherTest {

    private static final RunningDesk RUNNING = RunningDesk.shared();
    private static final Desk DESK = RUNNING.part(Desk.class);

    private final AccountId account = Ids.account();
    private final ProjectId project = Ids.project();
    private final String name = "w" + account.toString().replace("-", "");

    @Test
    void the_events_of_all_streams_stand_side_by_side_in_the_log() {
        long last = DESK.tell(registering(project, key(), name), himself(null));
        assertThat(names()).containsExactly("account-opened", "project-created", "role-given", "column-added", "column-added", "column-added", "column-added");
        assertThat(positions()).containsExactlyElementsOf(LongStream.rangeClosed(last - 6, last).boxed().toList());
    }

    @Test
    void a_key_that_is_taken_leaves_no_account_behind_and_its_name_free() {
        DESK.tell(new CreateProject(Ids.project(), 1, key(), "first", "", List.of(), null), Occasion.system());
        Rejection refused = catchThrowableOfType(Rejection.class, () -> DESK.tell(registering(project, key(), name), himself(null)));
        assertThat(refused.type()).isEqualTo(Rejection.Type.TAKEN);
        assertThat(refused.code()).isEqualTo("a-project-key-is-unique");
        assertThat(names()).isEmpty();
        assertThat(DESK.tell(registering(project, key("Y"), name), himself(null))).isPositive();
    }

    @Test
    void a_refusal_of_the_second_command_leaves_nothing_of_the_first_neither_in_the_log_nor_in_memory() {
        assertThatThrownBy(() -> DESK.tell(registering(project, "no key", name), himself(null))).isInstanceOf(Rejection.class);
        assertThat(names()).isEmpty();
        DESK.tell(registering(project, key(), name), himself(null));
        ChangeProject renaming = new ChangeProject(project, null, "renamed", null);
        DESK.tell(new ChangeProject(project, null, null, "so that it is remembered"), Occasion.system());
        assertThatThrownBy(() -> DESK.tell(new Together(List.of(renaming, new DeleteProject(ProjectId.DESK))), Occasion.system())).isInstanceOf(Rejection.class);
        assertThat(DESK.tell(renaming, Occasion.system())).as("it has not been renamed yet").isPositive();
    }

    @Test
    void a_later_command_sees_what_an_earlier_one_made_and_both_are_one_under_one_key() {
        DESK.tell(registering(project, key(), name), himself(null));
        CompanyId company = Ids.company();
        Together bringingIn = new Together(List.of(
                new CreateCompany(company, 1, "Nikora", "", null, null, Set.of(new Member(account, CompanyRole.ADMIN)), Set.of(project)),
                new VouchFor(project, company, account, CompanyRole.ADMIN, 1), new VouchFor(project, company, Ids.account(), CompanyRole.USER, 2)));
        assertThat(DESK.tell(bringingIn, himself("bringing-in-" + company))).isPositive();
        assertThat(names()).endsWith("company-vouched", "company-vouched", "role-given");
        assertThatThrownBy(() -> DESK.tell(new Together(List.of(new ChangeProject(project, null, "again", null))), himself("bringing-in-" + company)))
                .isInstanceOf(AlreadyDone.class);
    }

    @Test
    void of_those_who_want_one_key_at_once_exactly_one_gets_it_and_only_he_has_an_account() throws Exception {
        List<AccountId> all = List.of(Ids.account(), Ids.account(), Ids.account(), Ids.account());
        List<Callable<Boolean>> racing = all.stream().<Callable<Boolean>>map(each -> () -> wins(each)).toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(all.size())) {
            int winners = 0;
            for (Future<Boolean> each : threads.invokeAll(racing)) if (each.get()) winners++;
            assertThat(winners).isEqualTo(1);
        }
        assertThat(RUNNING.part(JdbcClient.class).sql("SELECT count(*) FROM event_log WHERE stream_id IN (:all)").param("all", all.stream().map(AccountId::toString).toList())
                .query(Long.class).single()).isEqualTo(1);
    }

    @Test
    void two_who_want_the_same_in_opposite_order_both_get_it() throws Exception {
        List<ProjectId> both = List.of(Ids.project(), Ids.project());
        for (int i = 0; i < 2; i++) DESK.tell(new CreateProject(both.get(i), 1, key("DE".substring(i, i + 1)), "first", "", List.of(), null), Occasion.system());
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Long>> crossing = IntStream.range(0, 80).<Callable<Long>>mapToObj(i -> () -> DESK.tell(renaming(i % 2 == 0 ? both : both.reversed(), "name " + i), Occasion.system()))
                    .toList();
            for (Future<Long> each : threads.invokeAll(crossing)) assertThat(each.get()).isPositive();
        }
    }

    private static Together renaming(List<ProjectId> projects, String name) {
        return new Together(projects.stream().<Object>map(each -> new ChangeProject(each, null, name, null)).toList());
    }

    private boolean wins(AccountId each) {
        try {
            DESK.tell(new Together(List.of(opening(each, "r" + each), new CreateProject(Ids.project(), 1, key(), "first", "", List.of(), 1L))), by(each, null));
            return true;
        } catch (Rejection e) {
            assertThat(e.code()).isEqualTo("a-project-key-is-unique");
            return false;
        }
    }

    private Together registering(ProjectId id, String key, String username) {
        return new Together(List.of(opening(account, username), new CreateProject(id, 1, key, "A project", "", UsualColumn.all(Ids::column, () -> 1), 1L)));
    }

    private static OpenAccount opening(AccountId id, String username) {
        return new OpenAccount(id, 1, username, null, "", "", Set.of(Role.REQUESTER), null, null, null, null);
    }

    private Occasion himself(String once) {
        return by(account, once);
    }

    private Occasion by(AccountId id, String once) {
        return new Occasion(new Actor(id, "himself", Set.of(Role.REQUESTER)).in(Map.of(project, ProjectRole.SUPERADMIN)), "desk", null, null, Instant.now(), once, null);
    }

    /** One that no other test has. */
    private String key() {
        return key("X");
    }

    private String key(String first) {
        String random = Long.toString(project.raw().getLeastSignificantBits() & Long.MAX_VALUE, 36).toUpperCase(Locale.ROOT);
        return first + random.substring(random.length() - 9);
    }

    private List<String> names() {
        return log("name", String.class);
    }

    private List<Long> positions() {
        return log("position", Long.class);
    }

    private <T> List<T> log(String column, Class<T> type) {
        return RUNNING.part(JdbcClient.class).sql("SELECT " + column + " FROM event_log WHERE stream_id IN (?, ?) ORDER BY position")
                .params(account.toString(), project.toString()).query(type).list();
    }
}
