package io.ticketledger.server.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.micrometer.core.instrument.MeterRegistry;
import io.ticketledger.command.Actor;
import io.ticketledger.command.ticket.TicketCommand.AcknowledgeTicket;
import io.ticketledger.command.ticket.TicketCommand.OpenTicket;
import io.ticketledger.command.ticket.TicketCommand.PutOnHold;
import io.ticketledger.command.ticket.TicketCommand.SetDueTimes;
import io.ticketledger.command.ticket.TicketCommand.StartWork;
import io.ticketledger.events.Priority;
import io.ticketledger.events.Role;
import io.ticketledger.events.SlaClock;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.ticket.SlaBreached;
import io.ticketledger.events.ticket.SlaClockResumed;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.eventstore.RecordedEvent;
import io.ticketledger.practice.Practice;
import io.ticketledger.query.directory.Account;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.desk.Ids;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.desk.Occasion;
import io.ticketledger.server.security.Caller;
import io.ticketledger.server.testing.RunningDesk;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

class BreachTimerTest {

    private static final Duration SOON = Duration.ofSeconds(1);

    private static RunningDesk desk;
    private static RunningDesk other;
    private static Account requester;

    @BeforeAll
    static void open() {
        desk = RunningDesk.fresh();
        other = desk.anotherNode();
        requester = Practice.person(desk, "pat-Passw0rd", Role.REQUESTER);
    }

    @AfterAll
    static void close() {
        other.close();
        desk.close();
    }

    @Test
    void what_falls_due_is_recorded_without_anybody_touching_it_and_once_on_two_nodes() {
        double before = counted(desk) + counted(other);
        List<Ticket> tickets = Stream.generate(() -> openTicket(desk, Instant.now())).limit(20).toList();
        Instant due = Instant.now().plus(SOON).truncatedTo(ChronoUnit.MICROS);
        tickets.forEach(ticket -> tell(desk, new SetDueTimes(ticket.id, due, null, null)));
        eventually("all are recorded", () -> tickets.stream().noneMatch(ticket -> breaches(desk, ticket).isEmpty()));
        someTurns(desk, 4);
        assertThat(tickets).allSatisfy(ticket -> assertThat(breaches(desk, ticket)).singleElement().satisfies(breach -> {
            assertThat(breach.payload()).isEqualTo(new SlaBreached(ticket.id, SlaClock.RESPONSE, 1, due));
            assertThat(breach.occurred()).isAfterOrEqualTo(due);
        }));
        assertThat(counted(desk) + counted(other) - before).isEqualTo(20);
    }

    @Test
    void a_ticket_on_hold_is_not_broken_and_falls_due_later_when_it_goes_on() {
        Ticket ticket = openTicket(desk, Instant.now());
        tell(desk, new AcknowledgeTicket(ticket.id, null));
        tell(desk, new StartWork(ticket.id));
        Instant due = Instant.now().plus(SOON).truncatedTo(ChronoUnit.MICROS);
        tell(desk, new SetDueTimes(ticket.id, null, due, null));
        tell(desk, new PutOnHold(ticket.id, "waiting for parts"));
        eventually("the due time passes", () -> Instant.now().isAfter(due));
        someTurns(desk, 4);
        assertThat(breaches(desk, ticket)).isEmpty();

        tell(desk, new StartWork(ticket.id));
        eventually("it is recorded", () -> !breaches(desk, ticket).isEmpty());
        SlaClockResumed resumed = history(desk, ticket).map(RecordedEvent::payload).filter(SlaClockResumed.class::isInstance).map(SlaClockResumed.class::cast).findFirst().orElseThrow();
        assertThat(resumed.due()).isAfter(due);
        assertThat(breaches(desk, ticket)).singleElement().satisfies(breach ->
                assertThat(breach.payload()).isEqualTo(new SlaBreached(ticket.id, SlaClock.RESOLUTION, 1, resumed.due())));
    }

    @Test
    void a_ticket_that_cannot_be_asked_keeps_no_other_waiting() {
        TicketId ghost = Ids.ticket();
        JdbcClient sql = desk.part(JdbcClient.class);
        sql.sql("INSERT INTO sla_clock (ticket, version, response_due) VALUES (?, 0, now() - interval '1 hour')").param(ghost.raw()).update();
        Ticket ticket = openTicket(desk, Instant.now());
        tell(desk, new SetDueTimes(ticket.id, Instant.now().plus(SOON), null, null));
        eventually("it is recorded", () -> breaches(desk, ticket).size() == 1);
        desk.part(Sweep.class).turn(() -> false);
        double asked = asked(desk);
        for (int i = 0; i < 5; i++) desk.part(Sweep.class).turn(() -> false);
        assertThat(asked(desk) - asked).as("questions to the ghost in five turns").isLessThan(5);
        sql.sql("DELETE FROM sla_clock WHERE ticket = ?").param(ghost.raw()).update();
    }

    @Test
    void what_fell_due_while_no_server_ran_is_recorded_at_the_next_start_even_if_one_died_in_the_middle_of_a_turn() {
        try (RunningDesk before = RunningDesk.fresh()) {
            before.part(BreachTimer.class).stop();
            Account owner = Practice.person(before, "pat-Passw0rd", Role.REQUESTER);
            List<Ticket> tickets = Stream.generate(() -> openTicket(before, owner, Instant.now().minus(Duration.ofDays(2)))).limit(3).toList();
            JdbcClient sql = before.part(JdbcClient.class);
            sql.sql("UPDATE scheduled_tasks SET picked = true, picked_by = 'a server that died', last_heartbeat = now() - interval '1 hour', execution_time = now() - interval '1 hour'").update();
            before.close();
            try (RunningDesk after = before.anotherNode()) {
                eventually("all are recorded", () -> tickets.stream().noneMatch(ticket -> breaches(after, ticket).isEmpty()));
                someTurns(after, 4);
                assertThat(tickets).allSatisfy(ticket -> assertThat(breaches(after, ticket)).hasSize(1));
            }
        }
    }

    @Test
    void a_command_of_the_jar_has_no_timer() {
        new ApplicationContextRunner().withUserConfiguration(SlaWiring.class).run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(BreachTimer.class));
    }

    private record Ticket(TicketId id, long number) {}

    private static Ticket openTicket(RunningDesk at, Instant opened) {
        return openTicket(at, requester, opened);
    }

    private static Ticket openTicket(RunningDesk at, Account owner, Instant opened) {
        Ticket ticket = new Ticket(Ids.ticket(), at.part(Numbers.class).next(Numbers.Kind.TICKET));
        at.part(Desk.class).ask(new OpenTicket(ticket.id, ticket.number, owner.id(), "t", "d", Priority.LOW, null, null, "bug", null, null, "p", null),
                new Occasion(Caller.of(owner).actor(), "desk", null, null, opened, null, null));
        return ticket;
    }

    private static void tell(RunningDesk at, Object command) {
        at.part(Desk.class).ask(command, Occasion.now(Actor.SYSTEM, "desk", null, null));
    }

    private static Stream<RecordedEvent> history(RunningDesk at, Ticket ticket) {
        return at.part(PostgresEventStorageEngine.class).readStream(ticket.id.toString(), 0).stream();
    }

    private static List<RecordedEvent> breaches(RunningDesk at, Ticket ticket) {
        return history(at, ticket).filter(event -> event.payload() instanceof SlaBreached).toList();
    }

    private static double counted(RunningDesk at) {
        return at.part(MeterRegistry.class).get("ticketledger.sla.breaches").counter().count();
    }

    private static double asked(RunningDesk at) {
        return at.part(MeterRegistry.class).find("ticketledger.commands").tag("command", "RecordBreaches").counters().stream().mapToDouble(counter -> counter.count()).sum();
    }

    /** Each is written down twice: when it begins and when it ends. */
    private static void someTurns(RunningDesk at, int turns) {
        long from = turn(at);
        eventually(turns + " turns", () -> turn(at) >= from + 2L * turns);
    }

    private static long turn(RunningDesk at) {
        return at.part(JdbcClient.class).sql("SELECT version FROM scheduled_tasks WHERE task_name = 'sla-breaches'").query(Long.class).single();
    }

    private static void eventually(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) fail("waited in vain until " + what);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
