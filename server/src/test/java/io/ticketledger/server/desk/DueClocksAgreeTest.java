package io.ticketledger.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.Actor;
import io.ticketledger.command.Rejection;
import io.ticketledger.command.ticket.TicketCommand.AcknowledgeTicket;
import io.ticketledger.command.ticket.TicketCommand.AddComment;
import io.ticketledger.command.ticket.TicketCommand.ChangePriority;
import io.ticketledger.command.ticket.TicketCommand.CorrectStatus;
import io.ticketledger.command.ticket.TicketCommand.OpenTicket;
import io.ticketledger.command.ticket.TicketCommand.RecordBreaches;
import io.ticketledger.command.ticket.TicketCommand.SetDueTimes;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.CommentId;
import io.ticketledger.events.Priority;
import io.ticketledger.events.Role;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.Visibility;
import io.ticketledger.query.clocks.DueClocks;
import io.ticketledger.query.projecting.Progress;
import io.ticketledger.server.testing.RunningDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is listed as due is what the tickets themselves hold for broken, nothing less and nothing more. In a far future, so that nobody else's clock has a
 * part in it.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DueClocksAgreeTest {

    private static final RunningDesk desk = RunningDesk.fresh("ticketledger.resolution-sla.high=4h", "ticketledger.resolution-sla.low=48h");
    private final Set<TicketId> ours = new HashSet<>();
    private final AccountId requester = new AccountId(UUID.randomUUID());
    private final Actor admin = new Actor(requester, "Ada", Set.of(Role.ADMIN));
    private Instant now = Instant.parse("2100-03-01T08:00:00Z");
    private long last;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void with_what_the_tickets_say_whatever_was_done_to_them(long seed) {
        Random random = new Random(seed);
        List<TicketId> tickets = IntStream.range(0, 12).mapToObj(n -> open(seed * 100 + n, random)).toList();
        int breached = 0;
        for (int round = 0; round < 8; round++) {
            for (int step = 0; step < 25; step++) {
                now = now.plus(Duration.ofMinutes(random.nextInt(40)));
                something(tickets.get(random.nextInt(tickets.size())), random);
            }
            breached += compare(tickets);
        }
        now = now.plus(Duration.ofDays(4000));
        breached += compare(tickets);
        assertThat(breached).as("something was broken by time alone").isPositive();
    }

    /** @return how many were due */
    private int compare(List<TicketId> tickets) {
        Set<TicketId> listed = due();
        Set<TicketId> broken = new HashSet<>();
        for (TicketId ticket : tickets) {
            if (ask(new RecordBreaches(ticket)) != Outcome.NOTHING) broken.add(ticket);
        }
        assertThat(listed).isEqualTo(broken);
        assertThat(due()).as("recorded once, never asked about again").isEmpty();
        return broken.size();
    }

    private Set<TicketId> due() {
        assertThat(desk.part(Progress.class).await(List.of("sla-clocks"), last, Duration.ofSeconds(20))).as("the read model has caught up").isTrue();
        Set<TicketId> due = new HashSet<>();
        desk.part(DueClocks.class).due(now, null, 1000).stream().map(DueClocks.Due::ticket).filter(ours::contains).forEach(due::add);
        return due;
    }

    private TicketId open(long number, Random random) {
        TicketId ticket = new TicketId(UUID.randomUUID());
        ours.add(ticket);
        ask(new OpenTicket(ticket, number, requester, "t", "d", priority(random), null, null, "BUG", null, null, "p", null));
        return ticket;
    }

    private void something(TicketId ticket, Random random) {
        try {
            ask(switch (random.nextInt(8)) {
                case 0 -> new SetDueTimes(ticket, time(random), null, null);
                case 1 -> new SetDueTimes(ticket, null, time(random), null);
                case 2 -> new ChangePriority(ticket, priority(random), null, null);
                case 3 -> random.nextBoolean() ? new AcknowledgeTicket(ticket, null)
                        : new AddComment(ticket, new CommentId(UUID.randomUUID()), 1, "hello", Visibility.PUBLIC);
                default -> new CorrectStatus(ticket, TicketStatus.values()[random.nextInt(9)], "by hand");
            });
        } catch (Rejection refused) {
            // Not every move is one from here; what was not done changes nothing.
        }
    }

    private Instant time(Random random) {
        return now.plus(Duration.ofMinutes(random.nextInt(600) - 60));
    }

    private static Priority priority(Random random) {
        return Priority.values()[random.nextInt(5)];
    }

    private long ask(Object command) {
        Outcome outcome = desk.part(Desk.class).ask(command, new Occasion(admin, "desk", null, null, now, null, null));
        last = Math.max(last, outcome.position());
        return outcome.position();
    }
}
