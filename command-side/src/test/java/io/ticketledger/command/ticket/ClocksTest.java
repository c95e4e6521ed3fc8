package io.ticketledger.command.ticket;

import static io.ticketledger.command.ticket.LivingTicket.NINE_TO_FIVE;
import static io.ticketledger.command.ticket.LivingTicket.ROUND_THE_CLOCK;
import static io.ticketledger.command.ticket.LivingTicket.minute;
import static io.ticketledger.command.ticket.LivingTicket.opened;
import static io.ticketledger.command.ticket.Tickets.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.DeskPolicy;
import io.ticketledger.command.People;
import io.ticketledger.command.ticket.SlaStory.State;
import io.ticketledger.command.ticket.TicketCommand.*;
import io.ticketledger.events.Priority;
import io.ticketledger.events.SlaClock;
import io.ticketledger.events.SlaRule;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.Visibility;
import io.ticketledger.events.ticket.*;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clocks start with the ticket, stand still with it, go on with it and end with it. */
class ClocksTest {

    @Test
    void a_desk_that_promises_no_solution_and_works_round_the_clock_has_nothing_to_add_to_the_opening() {
        assertThat(opened(DeskPolicy.DEFAULT, Priority.MEDIUM).log).extracting(happened -> happened.event()).containsExactly(OPENED);
    }

    @Test
    void a_promise_of_a_solution_follows_the_opening() {
        assertThat(events(opened(ROUND_THE_CLOCK, Priority.MEDIUM))).containsExactly(OPENED, started(1, SlaRule.PRIORITY, 480, null, minute(480)));
        assertThat(events(opened(ROUND_THE_CLOCK, Priority.LOW))).as("a priority without a target").hasSize(1);
    }

    @Test
    void a_calendar_is_told_with_both_promises() {
        Instant answer = minute(120);
        Instant solution = Instant.parse("2025-12-24T10:00:00Z");

        assertThat(events(opened(NINE_TO_FIVE, Priority.MEDIUM))).containsExactly(OPENED,
                new SlaClockStarted(TICKET, SlaClock.RESPONSE, 1, SlaRule.PRIORITY, Duration.ofHours(2), "office", answer),
                started(1, SlaRule.PRIORITY, 480, "office", solution));
    }

    @Test
    void on_hold_every_running_clock_stands_still_and_goes_on_afterwards_with_what_was_left() {
        LivingTicket ticket = opened(ROUND_THE_CLOCK, Priority.MEDIUM);

        assertThat(ticket.ada(20, new CorrectStatus(TICKET, TicketStatus.ON_HOLD, "Vendor"))).endsWith(
                new SlaClockPaused(TICKET, SlaClock.RESPONSE, Duration.ofMinutes(100), null), paused(460, null));
        assertThat(ticket.ada(1000, new CorrectStatus(TICKET, TicketStatus.NEW, "Back"))).endsWith(
                new SlaClockResumed(TICKET, SlaClock.RESPONSE, minute(1100), null), resumed(minute(1460), null));
        assertThat(ticket.ada(1010, new CorrectStatus(TICKET, TicketStatus.ON_HOLD, "Vendor"))).as("a second time").endsWith(
                new SlaClockPaused(TICKET, SlaClock.RESPONSE, Duration.ofMinutes(90), null), paused(450, null));
    }

    @Test
    void working_time_is_what_stands_still_where_there_are_working_hours() {
        LivingTicket ticket = inProgress(NINE_TO_FIVE, Priority.MEDIUM);

        assertThat(ticket.ada(8 * 60, new PutOnHold(TICKET, "Awaiting Vendor"))).as("at six in the evening").endsWith(paused(60, "office"));
        assertThat(ticket.ada(20 * 60, new StartWork(TICKET))).as("at six in the morning").endsWith(resumed(Instant.parse("2025-12-24T10:00:00Z"), "office"));
    }

    @Test
    void the_answer_ends_the_response_clock() {
        LivingTicket ticket = inProgress(ROUND_THE_CLOCK, Priority.MEDIUM);

        assertThat(ticket.response().state()).isEqualTo(State.MET);
        assertThat(ticket.ada(30, new PutOnHold(TICKET, "Awaiting Vendor"))).containsExactly(HELD, paused(450, null));
    }

    @Test
    void a_resolved_ticket_waits_for_the_requester_who_may_close_it_or_not() {
        LivingTicket ticket = inProgress(ROUND_THE_CLOCK, Priority.MEDIUM);

        assertThat(ticket.ada(30, new ResolveTicket(TICKET, "Fixed", null))).containsExactly(RESOLVED, paused(450, null));
        assertThat(ticket.ada(40, new RequestApproval(TICKET))).as("it stands still already").containsExactly(ASKED);
        assertThat(ticket.rosa(100, new RejectResolution(TICKET, "No"))).containsExactly(new ResolutionRejected(TICKET, "No"), resumed(minute(550), null));
        assertThat(ticket.ada(110, new ResolveTicket(TICKET, "Fixed", null))).containsExactly(RESOLVED, paused(440, null));
        assertThat(ticket.rosa(9999, new ApproveResolution(TICKET, "Thanks"))).containsExactly(new ResolutionApproved(TICKET, "Thanks"));
        assertThat(ticket.resolution().state()).isEqualTo(State.MET);
        assertThat(ticket.resolution().ended()).isEqualTo(minute(9999));
    }

    @ParameterizedTest
    @EnumSource(names = {"REJECTED", "WITHDRAWN"})
    void a_ticket_that_is_over_unsolved_has_its_promises_cancelled(TicketStatus over) {
        LivingTicket ticket = opened(ROUND_THE_CLOCK, Priority.MEDIUM);

        assertThat(ticket.ada(10, new CorrectStatus(TICKET, over, "By hand"))).allMatch(event -> !(event instanceof SlaBreached || event instanceof SlaClockPaused));
        assertThat(ticket.resolution().state()).isEqualTo(State.CANCELLED);
        assertThat(ticket.ada(9999, new RecordBreaches(TICKET))).as("nothing is due of it any more").isEmpty();
    }

    @Test
    void declining_answers_and_withdrawing_makes_an_answer_needless() {
        LivingTicket declined = opened(ROUND_THE_CLOCK, Priority.MEDIUM);
        declined.ada(10, new DeclineTicket(TICKET, "Not ours"));
        LivingTicket withdrawn = opened(ROUND_THE_CLOCK, Priority.MEDIUM);
        withdrawn.rosa(10, new WithdrawTicket(TICKET, "Found it"));

        assertThat(declined.response().state()).isEqualTo(State.MET);
        assertThat(withdrawn.response().state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void each_step_of_several_in_one_go_moves_the_clocks() {
        LivingTicket ticket = inProgress(ROUND_THE_CLOCK, Priority.MEDIUM);

        assertThat(ticket.ada(30, new InOneGo(TICKET, List.of(new PutOnHold(TICKET, "Awaiting Vendor"), new StartWork(TICKET)))))
                .containsExactly(HELD, paused(450, null), new WorkResumed(TICKET), resumed(minute(480), null));
    }

    @Test
    void a_broken_promise_neither_stands_still_nor_goes_on() {
        LivingTicket ticket = inProgress(ROUND_THE_CLOCK, Priority.MEDIUM);

        assertThat(ticket.ada(480, new PutOnHold(TICKET, "Awaiting Vendor"))).containsExactly(new SlaBreached(TICKET, SlaClock.RESOLUTION, 1, minute(480)), HELD);
        assertThat(ticket.ada(490, new StartWork(TICKET))).containsExactly(new WorkResumed(TICKET));
    }

    @Test
    void time_that_runs_backwards_a_little_changes_nothing() {
        LivingTicket ticket = inProgress(ROUND_THE_CLOCK, Priority.MEDIUM);

        assertThat(ticket.ada(-5, new PutOnHold(TICKET, "Awaiting Vendor"))).containsExactly(HELD, paused(480, null));
        assertThat(ticket.ada(-10, new StartWork(TICKET))).containsExactly(new WorkResumed(TICKET), resumed(minute(480), null));
    }

    @Test
    void a_ticket_put_on_hold_before_clocks_could_stand_still_does_so_from_the_next_command_on() {
        LivingTicket ticket = LivingTicket.under(DeskPolicy.DEFAULT);
        in(TicketStatus.IN_PROGRESS).forEach(event -> ticket.happened(event, OPENED_AT));
        ticket.happened(new ResolutionDueSet(TICKET, minute(600)), minute(10));
        ticket.happened(HELD, minute(20));

        assertThat(ticket.ada(100, new AddComment(TICKET, COMMENT, 1, "Well", Visibility.PUBLIC))).endsWith(paused(500, null));
        assertThat(ticket.ada(700, new StartWork(TICKET))).endsWith(resumed(minute(1200), null));
    }

    @Test
    void a_calendar_the_desk_has_forgotten_leaves_the_due_time_as_it_is_known() {
        LivingTicket ticket = inProgress(NINE_TO_FIVE, Priority.MEDIUM);
        ticket.agreeOn(ROUND_THE_CLOCK);

        assertThat(ticket.ada(60, new PutOnHold(TICKET, "Awaiting Vendor"))).containsExactly(HELD, paused(23 * 60, null));
        assertThat(ticket.ada(70, new StartWork(TICKET))).endsWith(resumed(minute(24 * 60 + 10), null));
    }

    @Test
    void shorter_working_hours_do_not_take_time_back_from_whoever_stood_still() {
        LivingTicket ticket = inProgress(NINE_TO_FIVE, Priority.MEDIUM);
        ticket.ada(60, new PutOnHold(TICKET, "Awaiting Vendor"));
        ticket.agreeOn(new DeskPolicy(Map.of(), NINE_TO_FIVE.resolutionTargets(), Map.of(Priority.MEDIUM, LivingTicket.calendar("office", 0, 23))));

        assertThat(ticket.ada(61, new StartWork(TICKET))).as("due where it was, tomorrow at ten").endsWith(resumed(Instant.parse("2025-12-24T10:00:00Z"), "office"));
    }

    private static List<TicketEvent> events(LivingTicket ticket) {
        return ticket.log.stream().map(happened -> happened.event()).toList();
    }

    static LivingTicket inProgress(DeskPolicy policy, Priority priority) {
        LivingTicket ticket = opened(policy, priority);
        ticket.ada(0, new AcknowledgeTicket(TICKET, null));
        ticket.ada(0, new AssignTicket(TICKET, List.of(People.account(People.ALAN_THE_ASSIGNED_AGENT)), null));
        ticket.ada(0, new StartWork(TICKET));
        return ticket;
    }

    static SlaClockStarted started(int cycle, SlaRule rule, int minutes, @Nullable String calendar, Instant due) {
        return new SlaClockStarted(TICKET, SlaClock.RESOLUTION, cycle, rule, Duration.ofMinutes(minutes), calendar, due);
    }

    static SlaClockPaused paused(int minutes, @Nullable String calendar) {
        return new SlaClockPaused(TICKET, SlaClock.RESOLUTION, Duration.ofMinutes(minutes), calendar);
    }

    static SlaClockResumed resumed(Instant due, @Nullable String calendar) {
        return new SlaClockResumed(TICKET, SlaClock.RESOLUTION, due, calendar);
    }
}
