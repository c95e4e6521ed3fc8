package io.ticketledger.command.ticket;

import static io.ticketledger.command.People.*;
import static io.ticketledger.command.ticket.ClocksTest.inProgress;
import static io.ticketledger.command.ticket.LivingTicket.NINE_TO_FIVE;
import static io.ticketledger.command.ticket.LivingTicket.ROUND_THE_CLOCK;
import static io.ticketledger.command.ticket.LivingTicket.minute;
import static io.ticketledger.command.ticket.LivingTicket.opened;
import static io.ticketledger.command.ticket.Tickets.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketledger.command.Actor;
import io.ticketledger.command.DeskPolicy;
import io.ticketledger.command.Rejection;
import io.ticketledger.command.Rejection.Type;
import io.ticketledger.command.ticket.TicketCommand.*;
import io.ticketledger.events.Priority;
import io.ticketledger.events.SlaClock;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.Visibility;
import io.ticketledger.events.ticket.*;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A promise that was not kept is told once: by the desk at the time, or by whatever is done to the ticket first. */
class RecordingBreachesTest {

    private static final RecordBreaches RECORD = new RecordBreaches(TICKET);
    private static final SlaBreached UNANSWERED = new SlaBreached(TICKET, SlaClock.RESPONSE, 1, minute(120));
    private static final SlaBreached UNSOLVED = new SlaBreached(TICKET, SlaClock.RESOLUTION, 1, minute(480));

    @Test
    void what_is_due_is_broken_at_that_moment_and_not_before() {
        LivingTicket ticket = opened(ROUND_THE_CLOCK, Priority.MEDIUM);

        assertThat(ticket.by(Actor.SYSTEM, minute(120).minusNanos(1000), RECORD)).isEmpty();
        assertThat(ticket.by(Actor.SYSTEM, minute(120), RECORD)).containsExactly(UNANSWERED);
    }

    @Test
    void what_is_due_is_told_once() {
        LivingTicket ticket = opened(ROUND_THE_CLOCK, Priority.MEDIUM);

        assertThat(ticket.by(Actor.SYSTEM, 9999, RECORD)).containsExactly(UNANSWERED, UNSOLVED);
        assertThat(ticket.by(Actor.SYSTEM, 9999, RECORD)).isEmpty();
    }

    @Test
    void working_hours_are_waited_for() {
        LivingTicket ticket = inProgress(NINE_TO_FIVE, Priority.MEDIUM);

        assertThat(ticket.by(Actor.SYSTEM, 23 * 60, RECORD)).isEmpty();
        assertThat(ticket.by(Actor.SYSTEM, 24 * 60, RECORD)).containsExactly(new SlaBreached(TICKET, SlaClock.RESOLUTION, 1, Instant.parse("2025-12-24T10:00:00Z")));
    }

    @Test
    void a_clock_that_stands_still_a_ticket_that_is_over_and_one_that_promises_nothing_have_nothing_to_tell() {
        LivingTicket waiting = inProgress(ROUND_THE_CLOCK, Priority.MEDIUM);
        waiting.ada(10, new PutOnHold(TICKET, "Awaiting Vendor"));
        LivingTicket over = inProgress(ROUND_THE_CLOCK, Priority.MEDIUM);
        over.rosa(10, new WithdrawTicket(TICKET, "Found it"));

        assertThat(waiting.by(Actor.SYSTEM, 9999, RECORD)).isEmpty();
        assertThat(over.by(Actor.SYSTEM, 9999, RECORD)).isEmpty();
        assertThat(inProgress(DeskPolicy.DEFAULT, Priority.MEDIUM).by(Actor.SYSTEM, 9999, RECORD)).isEmpty();
    }

    /** Written before clocks could stand still: the desk tells what the log says, and leaves everything else to whoever comes for something else. */
    @Test
    void the_desk_writes_nothing_else() {
        LivingTicket ticket = LivingTicket.under(DeskPolicy.DEFAULT);
        in(TicketStatus.ON_HOLD).forEach(event -> ticket.happened(event, OPENED_AT));
        ticket.happened(new ResolutionDueSet(TICKET, minute(600)), OPENED_AT);

        assertThat(ticket.by(Actor.SYSTEM, 10, RECORD)).isEmpty();
        assertThat(ticket.by(Actor.SYSTEM, 600, RECORD)).containsExactly(new SlaBreached(TICKET, SlaClock.RESOLUTION, 1, minute(600)));
    }

    @Test
    void whatever_is_done_too_late_tells_it_first() {
        assertThat(opened(ROUND_THE_CLOCK, Priority.MEDIUM).ada(120, new AcknowledgeTicket(TICKET, null))).containsExactly(UNANSWERED, ACKNOWLEDGED, RESPONDED);
        assertThat(inProgress(ROUND_THE_CLOCK, Priority.MEDIUM).ada(480, new ResolveTicket(TICKET, "Fixed", null))).containsExactly(UNSOLVED, RESOLVED);
        assertThat(inProgress(ROUND_THE_CLOCK, Priority.MEDIUM).rosa(500, new AddComment(TICKET, COMMENT, 1, "Well?", Visibility.PUBLIC)))
                .containsExactly(UNSOLVED, new CommentAdded(TICKET, COMMENT, 1, "Well?", Visibility.PUBLIC));
    }

    @Test
    void what_was_so_already_tells_it_all_the_same() {
        assertThat(inProgress(ROUND_THE_CLOCK, Priority.MEDIUM).ada(480, new StartWork(TICKET))).containsExactly(UNSOLVED);
        assertThat(inProgress(ROUND_THE_CLOCK, Priority.MEDIUM).ada(480, new InOneGo(TICKET, List.of(new StartWork(TICKET), new StartWork(TICKET)))))
                .containsExactly(UNSOLVED);
    }

    @Test
    void what_is_refused_tells_nothing() {
        LivingTicket ticket = inProgress(ROUND_THE_CLOCK, Priority.MEDIUM);

        assertThatThrownBy(() -> ticket.ada(480, new AcknowledgeTicket(TICKET, null))).isInstanceOf(Rejection.class);
        assertThat(ticket.by(Actor.SYSTEM, 480, RECORD)).containsExactly(UNSOLVED);
    }

    @Test
    void a_later_target_does_not_mend_what_is_broken_already() {
        LivingTicket ticket = opened(DeskPolicy.DEFAULT, Priority.MEDIUM);

        assertThat(ticket.ada(121, new ChangePriority(TICKET, Priority.LOW, null, null)))
                .containsExactly(UNANSWERED, new PriorityChanged(TICKET, Priority.LOW, null, null, 120, minute(120)));
    }

    @Test
    void only_the_desk_itself_records_breaches() {
        for (Actor actor : List.of(ROSA_THE_REQUESTER, ALAN_THE_ASSIGNED_AGENT, CORA_THE_COORDINATOR, MONA_THE_MANAGER)) {
            Scenario.given(in(TicketStatus.OPEN)).by(actor).when(RECORD).thenRejected(Type.FORBIDDEN, "only-the-desk-records-breaches");
        }
        Scenario.given(in(TicketStatus.OPEN)).by(ADA_THE_ADMINISTRATOR).when(RECORD).thenNothing();
        Scenario.given(in(TicketStatus.OPEN)).by(Actor.SYSTEM).when(RECORD).thenNothing();
    }
}
