package io.ticketledger.server.kanban;

import io.ticketledger.command.account.AccountCommand.OpenAccount;
import io.ticketledger.command.project.ProjectCommand.CreateProject;
import io.ticketledger.command.project.ProjectCommand.GiveRole;
import io.ticketledger.command.project.UsualColumn;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.Role;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.query.projects.ColumnRow;
import io.ticketledger.query.projects.Columns;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.desk.Ids;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.desk.Occasion;
import io.ticketledger.server.security.Caller;
import io.ticketledger.server.security.TokenLife;
import io.ticketledger.server.security.Tokens;
import io.ticketledger.server.testing.Client;
import io.ticketledger.server.testing.RunningDesk;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Projects and people of this contract on the desk that all tests share. They are made without passwords, whose hashing is dear, and get their tokens from
 * the desk itself; names are new each time, so that tests do not meet.
 */
final class AtTheBoard {

    /** Somebody who is logged in. The number is his id on the wire. */
    record Person(long id, AccountId account, String username, Client client) {}

    /** A project with somebody in each role. The number is its id on the wire, the columns are the usual four in their order. */
    record Team(ProjectId project, long id, String key, Person superadmin, Person admin, Person manager, Person user, List<ColumnRow> columns) {

        long column(int index) {
            return columns.get(index).number();
        }
    }

    static final String PASSWORD = "SecurePass123!";

    private static final TokenLife LIFE = new TokenLife(Duration.ofHours(1), Duration.ofHours(1));
    private static final AtomicLong COUNT = new AtomicLong();
    private static AtTheBoard shared;
    private static Team usual;

    final RunningDesk desk;
    final Client stranger;
    /** The desk's administrator. */
    final Person superuser;

    private AtTheBoard(RunningDesk desk) {
        this.desk = desk;
        this.stranger = Client.stranger(desk.url() + "/kanban/api/tickets");
        this.superuser = person(desk.part(Directory.class).byUsername("admin").orElseThrow());
    }

    static synchronized AtTheBoard shared() {
        if (shared == null) shared = new AtTheBoard(RunningDesk.shared());
        return shared;
    }

    static AtTheBoard of(RunningDesk desk) {
        return new AtTheBoard(desk);
    }

    /** The team of all tests that change nothing about it and its people. */
    Team usualTeam() {
        synchronized (AtTheBoard.class) {
            if (usual == null) usual = team();
            return usual;
        }
    }

    Team team() {
        Person superadmin = somebody(Role.REQUESTER);
        ProjectId project = Ids.project();
        Numbers numbers = desk.part(Numbers.class);
        long number = numbers.next(Numbers.Kind.PROJECT);
        String key = "T" + COUNT.incrementAndGet();
        ask(new CreateProject(project, number, key, "Team " + key, "", UsualColumn.all(Ids::column, () -> numbers.next(Numbers.Kind.COLUMN)),
                numbers.next(Numbers.Kind.MEMBERSHIP)), occasion(superadmin));
        return new Team(project, number, key, superadmin, member(project, ProjectRole.ADMIN), member(project, ProjectRole.MANAGER), member(project, ProjectRole.USER),
                desk.part(Columns.class).board(project).columns());
    }

    /** Somebody new in a project. */
    Person member(ProjectId project, ProjectRole role) {
        Person person = somebody(Role.REQUESTER);
        give(project, person, role);
        return person;
    }

    void give(ProjectId project, Person person, ProjectRole role) {
        ask(new GiveRole(project, person.account(), role, desk.part(Numbers.class).next(Numbers.Kind.MEMBERSHIP)), Occasion.system());
    }

    /** Somebody new who is in no project. */
    Person somebody(Role... roles) {
        AccountId id = Ids.account();
        String name = "board" + COUNT.incrementAndGet();
        ask(new OpenAccount(id, desk.part(Numbers.class).next(Numbers.Kind.ACCOUNT), name, name + "@example.com", "First", "Last " + name, Set.of(roles), null, null, null,
                null), Occasion.system());
        return person(desk.part(Directory.class).byId(id).orElseThrow());
    }

    /** The desk itself does something, or somebody to whom the occasion belongs. */
    void ask(Object command, Occasion occasion) {
        if (!desk.part(Desk.class).ask(command, occasion).isReadable()) throw new AssertionError("the read models did not catch up");
    }

    private Occasion occasion(Person person) {
        Account account = desk.part(Directory.class).byId(person.account()).orElseThrow();
        return Occasion.now(Caller.of(account).actor(), "kanban", null, null);
    }

    private Person person(Account account) {
        return new Person(account.number(), account.id(), account.username(), stranger.as(desk.part(Tokens.class).issue(account, LIFE).access()));
    }
}
