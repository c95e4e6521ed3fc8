package io.ticketledger.command.ticket;

import static io.ticketledger.command.ticket.ClocksTest.inProgress;
import static io.ticketledger.command.ticket.ClocksTest.paused;
import static io.ticketledger.command.ticket.ClocksTest.resumed;
import static io.ticketledger.command.ticket.ClocksTest.started;
import static io.ticketledger.command.ticket.LivingTicket.NINE_TO_FIVE;
import static io.ticketledger.command.ticket.LivingTicket.ROUND_THE_CLOCK;
import static io.ticketledger.command.ticket.LivingTicket.minute;
import static io.ticketledger.command.ticket.LivingTicket.opened;
import static io.ticketledger.command.ticket.Tickets.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.DeskPolicy;
import io.ticketledger.command.ticket.SlaStory.Rule;
import io.ticketledger.command.ticket.SlaStory.State;
import io.ticketledger.command.ticket.TicketCommand.*;
import io.ticketledger.events.Priority;
import io.ticketledger.events.SlaClock;
import io.ticketledger.events.SlaRule;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.ticket.*;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of a promise when a ticket is weighed anew, is reopened, or somebody sets a time by hand. */
class PromisingTest {

    private static final ResolutionDueSet BY_HAND = new ResolutionDueSet(TICKET, minute(600));
    private static final SlaBreached BROKEN = new SlaBreached(TICKET, SlaClock.RESOLUTION, 1, minute(600));

    // Weighed anew

    @Test
    void both_clocks_move_with_the_priority_and_count_from_the_opening() {
        assertThat(opened(ROUND_THE_CLOCK, Priority.MEDIUM).ada(10, weigh(Priority.HIGH)))
                .containsExactly(weighed(Priority.HIGH, 30, minute(30)), started(1, SlaRule.PRIORITY, 240, null, minute(240)));
    }

    @Test
    void another_calendar_is_told_for_both_clocks() {
        LivingTicket ticket = opened(NINE_TO_FIVE, Priority.HIGH);

        assertThat(ticket.ada(10, weigh(Priority.MEDIUM))).containsExactly(weighed(Priority.MEDIUM, 120, minute(120)),
                response(120, "office", minute(120)), started(1, SlaRule.PRIORITY, 480, "office", minute(24 * 60)));
        assertThat(ticket.ada(20, weigh(Priority.HIGH))).containsExactly(weighed(Priority.HIGH, 30, minute(30)),
                response(30, null, minute(30)), started(1, SlaRule.PRIORITY, 240, null, minute(240)));
    }

    @Test
    void what_ran_before_a_pause_counts_and_the_pause_does_not() {
        LivingTicket ticket = opened(ROUND_THE_CLOCK, Priority.MEDIUM);
        ticket.ada(10, new CorrectStatus(TICKET, TicketStatus.ON_HOLD, "Wait"));
        ticket.ada(1000, new CorrectStatus(TICKET, TicketStatus.NEW, "Go on"));

        assertThat(ticket.ada(1005, weigh(Priority.HIGH))).containsExactly(weighed(Priority.HIGH, 30, minute(1020)),
                response(30, null, minute(1020)), started(1, SlaRule.PRIORITY, 240, null, minute(1230)));
    }

    @Test
    void while_it_stands_still_what_is_left_is_told_anew() {
        LivingTicket ticket = opened(ROUND_THE_CLOCK, Priority.MEDIUM);
        ticket.ada(10, new CorrectStatus(TICKET, TicketStatus.ON_HOLD, "Wait"));

        assertThat(ticket.ada(1000, weigh(Priority.HIGH))).containsExactly(weighed(Priority.HIGH, 30, minute(1020)),
                response(30, null, minute(1020)), started(1, SlaRule.PRIORITY, 240, null, minute(1230)),
                new SlaClockPaused(TICKET, SlaClock.RESPONSE, Duration.ofMinutes(20), null), paused(230, null));
    }

    @Test
    void a_shorter_target_that_is_used_up_is_broken_when_the_ticket_goes_on_unless_it_grows_again() {
        LivingTicket ticket = inProgress(ROUND_THE_CLOCK, Priority.MEDIUM);
        ticket.ada(300, new PutOnHold(TICKET, "Awaiting Vendor"));

        assertThat(ticket.ada(400, weigh(Priority.HIGH))).endsWith(started(1, SlaRule.PRIORITY, 240, null, minute(400)), paused(0, null));
        assertThat(ticket.ada(410, weigh(Priority.MEDIUM))).as("300 of 480 minutes have been used").endsWith(paused(180, null));
        ticket.ada(420, weigh(Priority.HIGH));
        assertThat(ticket.ada(500, new StartWork(TICKET)))
                .containsExactly(new WorkResumed(TICKET), resumed(minute(500), null), new SlaBreached(TICKET, SlaClock.RESOLUTION, 1, minute(500)));
    }

    @Test
    void a_shorter_target_that_is_over_while_it_runs_is_broken_at_once() {
        assertThat(inProgress(ROUND_THE_CLOCK, Priority.MEDIUM).ada(300, weigh(Priority.HIGH)))
                .endsWith(started(1, SlaRule.PRIORITY, 240, null, minute(240)), new SlaBreached(TICKET, SlaClock.RESOLUTION, 1, minute(240)));
    }

    @Test
    void the_first_promise_for_a_priority_counts_from_the_opening() {
        assertThat(inProgress(ROUND_THE_CLOCK, Priority.LOW).ada(100, weigh(Priority.HIGH))).endsWith(started(1, SlaRule.PRIORITY, 240, null, minute(240)));
    }

    @Test
    void the_first_promise_for_a_priority_may_be_over_when_it_is_made() {
        LivingTicket ticket = inProgress(ROUND_THE_CLOCK, Priority.LOW);
        ticket.ada(100, new PutOnHold(TICKET, "Awaiting Vendor"));

        assertThat(ticket.ada(300, weigh(Priority.HIGH)))
                .endsWith(started(1, SlaRule.PRIORITY, 240, null, minute(240)), new SlaBreached(TICKET, SlaClock.RESOLUTION, 1, minute(240)));
    }

    @Test
    void the_first_promise_for_a_priority_of_a_ticket_that_was_reopened_counts_from_there() {
        LivingTicket ticket = inProgress(ROUND_THE_CLOCK, Priority.LOW);
        ticket.ada(50, new CorrectStatus(TICKET, TicketStatus.CLOSED, "Done"));
        ticket.rosa(1000, new ReopenTicket(TICKET, "It is back"));

        assertThat(ticket.ada(1100, weigh(Priority.HIGH))).endsWith(started(1, SlaRule.PRIORITY, 240, null, minute(1240)));
    }

    @Test
    void a_promise_is_not_taken_back_in_silence() {
        LivingTicket ticket = inProgress(ROUND_THE_CLOCK, Priority.MEDIUM);

        assertThat(ticket.ada(100, weigh(Priority.LOW))).as("LOW has no target").hasSize(1);
        assertThat(ticket.resolution().due()).isEqualTo(minute(480));
        assertThat(ticket.ada(200, weigh(Priority.HIGH))).endsWith(started(1, SlaRule.PRIORITY, 240, null, minute(240)));
    }

    @Test
    void a_promise_made_by_hand_or_broken_is_none_of_the_priority() {
        LivingTicket byHand = inProgress(ROUND_THE_CLOCK, Priority.MEDIUM);
        byHand.ada(10, set(600));
        LivingTicket broken = inProgress(ROUND_THE_CLOCK, Priority.MEDIUM);
        broken.ada(480, new RecordBreaches(TICKET));

        assertThat(byHand.ada(100, weigh(Priority.HIGH))).hasSize(1);
        assertThat(broken.ada(481, weigh(Priority.HIGH))).hasSize(1);
    }

    // Reopened

    @Test
    void a_reopened_ticket_has_the_whole_target_of_its_priority_again() {
        LivingTicket ticket = inProgress(ROUND_THE_CLOCK, Priority.MEDIUM);
        ticket.ada(400, new CorrectStatus(TICKET, TicketStatus.CLOSED, "Done"));

        assertThat(ticket.rosa(1000, new ReopenTicket(TICKET, "It is back"))).containsExactly(new TicketReopened(TICKET, "It is back"),
                started(2, SlaRule.PRIORITY, 480, null, minute(1480)));
    }

    @Test
    void a_ticket_corrected_out_of_its_end_into_waiting_has_a_promise_that_stands_still() {
        LivingTicket ticket = inProgress(NINE_TO_FIVE, Priority.MEDIUM);
        ticket.ada(60, new CorrectStatus(TICKET, TicketStatus.CLOSED, "Done"));

        assertThat(ticket.ada(120, new CorrectStatus(TICKET, TicketStatus.ON_HOLD, "Wrong"))).endsWith(
                started(2, SlaRule.PRIORITY, 480, "office", Instant.parse("2025-12-24T12:00:00Z")), paused(480, "office"));
    }

    @Test
    void what_was_left_of_a_promise_made_by_hand_is_carried_over() {
        LivingTicket ran = inProgress(DeskPolicy.DEFAULT, Priority.MEDIUM);
        ran.ada(0, set(600));
        ran.ada(100, new CorrectStatus(TICKET, TicketStatus.CLOSED, "Done"));
        LivingTicket stood = inProgress(DeskPolicy.DEFAULT, Priority.MEDIUM);
        stood.ada(0, set(600));
        stood.ada(100, new ResolveTicket(TICKET, "Fixed", null));
        stood.ada(300, new CloseTicket(TICKET, "Done"));

        assertThat(ran.rosa(1000, new ReopenTicket(TICKET, "It is back"))).endsWith(started(2, SlaRule.CARRIED_OVER, 500, null, minute(1500)));
        assertThat(stood.rosa(1000, new ReopenTicket(TICKET, "It is back"))).endsWith(started(2, SlaRule.CARRIED_OVER, 500, null, minute(1500)));
        ran.ada(1100, new CorrectStatus(TICKET, TicketStatus.CLOSED, "Done"));
        assertThat(ran.rosa(2000, new ReopenTicket(TICKET, "Again"))).as("and again").endsWith(started(3, SlaRule.CARRIED_OVER, 400, null, minute(2400)));
    }

    @Test
    void what_was_left_by_hand_gives_way_to_the_target_of_the_priority() {
        LivingTicket ticket = inProgress(ROUND_THE_CLOCK, Priority.MEDIUM);
        ticket.ada(0, set(600));
        ticket.ada(100, new CorrectStatus(TICKET, TicketStatus.CLOSED, "Done"));

        assertThat(ticket.rosa(1000, new ReopenTicket(TICKET, "It is back"))).endsWith(started(2, SlaRule.PRIORITY, 480, null, minute(1480)));
    }

    @Test
    void nothing_is_left_of_a_broken_promise() {
        LivingTicket ticket = inProgress(DeskPolicy.DEFAULT, Priority.MEDIUM);
        ticket.ada(0, set(600));
        ticket.ada(700, new CorrectStatus(TICKET, TicketStatus.CLOSED, "Done"));

        assertThat(ticket.rosa(1000, new ReopenTicket(TICKET, "It is back"))).containsExactly(new TicketReopened(TICKET, "It is back"));
        assertThat(ticket.ada(1001, set(2000))).as("a new promise").containsExactly(new ResolutionDueSet(TICKET, minute(2000)));
        assertThat(ticket.resolution().cycle()).isEqualTo(2);
    }

    // By hand

    @Test
    void a_time_set_by_hand_takes_the_place_of_the_running_promise() {
        LivingTicket ticket = inProgress(ROUND_THE_CLOCK, Priority.MEDIUM);

        assertThat(ticket.ada(10, set(600))).containsExactly(BY_HAND);
        assertThat(ticket.resolution()).extracting(Clock::cycle, Clock::rule, Clock::target, Clock::due).containsExactly(1, Rule.BY_HAND, null, minute(600));
    }

    @Test
    void a_time_set_by_hand_while_it_stands_still_is_counted_from_now() {
        LivingTicket ticket = inProgress(NINE_TO_FIVE, Priority.MEDIUM);
        ticket.ada(60, new PutOnHold(TICKET, "Awaiting Vendor"));

        assertThat(ticket.ada(120, set(25 * 60))).as("from noon to tomorrow at eleven").containsExactly(new ResolutionDueSet(TICKET, minute(25 * 60)), paused(420, "office"));
        assertThat(ticket.ada(180, new StartWork(TICKET))).endsWith(resumed(minute(26 * 60), "office"));
    }

    @Test
    void a_time_set_by_hand_that_is_over_is_broken_at_once_even_if_the_ticket_stands_still() {
        LivingTicket ticket = inProgress(DeskPolicy.DEFAULT, Priority.MEDIUM);
        ticket.ada(60, new PutOnHold(TICKET, "Awaiting Vendor"));

        assertThat(ticket.ada(600, set(600))).containsExactly(BY_HAND, BROKEN);
    }

    @Test
    void a_time_set_by_hand_after_a_breach_is_the_next_promise() {
        LivingTicket ticket = inProgress(DeskPolicy.DEFAULT, Priority.MEDIUM);
        ticket.ada(0, set(600));

        assertThat(ticket.ada(700, set(800))).containsExactly(BROKEN, new ResolutionDueSet(TICKET, minute(800)));
        assertThat(ticket.ada(800, new RecordBreaches(TICKET))).containsExactly(new SlaBreached(TICKET, SlaClock.RESOLUTION, 2, minute(800)));
    }

    @Test
    void a_time_for_the_answer_set_by_hand_after_it_was_due_is_the_next_promise_and_after_it_was_given_none() {
        LivingTicket silent = opened(DeskPolicy.DEFAULT, Priority.MEDIUM);
        LivingTicket answered = inProgress(DeskPolicy.DEFAULT, Priority.MEDIUM);
        SetDueTimes late = new SetDueTimes(TICKET, minute(300), null, null);

        assertThat(silent.ada(200, late)).containsExactly(new SlaBreached(TICKET, SlaClock.RESPONSE, 1, minute(120)), new ResponseDueSet(TICKET, minute(300)));
        assertThat(silent.response()).extracting(Clock::cycle, Clock::state).containsExactly(2, State.RUNNING);
        assertThat(answered.ada(200, late)).containsExactly(new ResponseDueSet(TICKET, minute(300)));
        assertThat(answered.response()).extracting(Clock::cycle, Clock::state, Clock::due).containsExactly(1, State.MET, minute(300));
        assertThat(answered.ada(300, new RecordBreaches(TICKET))).isEmpty();
    }

    @Test
    void nobody_counts_the_working_hours_of_a_time_set_very_far_ahead() {
        LivingTicket ticket = inProgress(NINE_TO_FIVE, Priority.MEDIUM);
        Instant someDay = Instant.parse("9999-01-01T00:00:00Z");
        ticket.ada(10, new SetDueTimes(TICKET, null, someDay, null));

        ticket.ada(20, new PutOnHold(TICKET, "Awaiting Vendor"));
        assertThat(ticket.ada(80, new StartWork(TICKET))).endsWith(resumed(someDay.plus(Duration.ofHours(1)), null));
    }

    private static ChangePriority weigh(Priority priority) {
        return new ChangePriority(TICKET, priority, null, null);
    }

    private static PriorityChanged weighed(Priority priority, int minutes, Instant due) {
        return new PriorityChanged(TICKET, priority, null, null, minutes, due);
    }

    private static SlaClockStarted response(int minutes, @Nullable String calendar, Instant due) {
        return new SlaClockStarted(TICKET, SlaClock.RESPONSE, 1, SlaRule.PRIORITY, Duration.ofMinutes(minutes), calendar, due);
    }

    private static SetDueTimes set(int minute) {
        return new SetDueTimes(TICKET, null, minute(minute), null);
    }
}
