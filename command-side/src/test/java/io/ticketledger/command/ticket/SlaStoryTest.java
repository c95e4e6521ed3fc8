package io.ticketledger.command.ticket;

import static io.ticketledger.command.ticket.ClocksTest.inProgress;
import static io.ticketledger.command.ticket.LivingTicket.NINE_TO_FIVE;
import static io.ticketledger.command.ticket.LivingTicket.ROUND_THE_CLOCK;
import static io.ticketledger.command.ticket.LivingTicket.minute;
import static io.ticketledger.command.ticket.LivingTicket.opened;
import static io.ticketledger.command.ticket.Tickets.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ticketledger.command.DeskPolicy;
import io.ticketledger.command.ticket.SlaStory.Cycle;
import io.ticketledger.command.ticket.SlaStory.Rule;
import io.ticketledger.command.ticket.SlaStory.State;
import io.ticketledger.command.ticket.SlaStory.Step;
import io.ticketledger.command.ticket.SlaStory.What;
import io.ticketledger.command.ticket.TicketCommand.*;
import io.ticketledger.events.Priority;
import io.ticketledger.events.SlaClock;
import io.ticketledger.events.TicketStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlaStoryTest {

    @Test
    void of_a_ticket_just_opened_there_is_the_promise_of_an_answer() {
        assertThat(opened(DeskPolicy.DEFAULT, Priority.MEDIUM).story(30)).containsExactly(new Cycle(SlaClock.RESPONSE, 1, Rule.PRIORITY, Priority.MEDIUM, null,
                State.RUNNING, OPENED_AT, minutes(120), minute(120), minutes(30), minutes(90), null,
                List.of(step(1, "ticket-opened", 0, What.STARTED, 0, 120, 120))));
    }

    @Test
    void nothing_happened_nothing_to_tell() {
        assertThat(SlaStory.tell(List.of(), DeskPolicy.DEFAULT, OPENED_AT)).isEmpty();
    }

    @Test
    void a_whole_life_is_told_event_by_event() {
        LivingTicket ticket = opened(ROUND_THE_CLOCK, Priority.MEDIUM);
        ticket.ada(20, new CorrectStatus(TICKET, TicketStatus.ON_HOLD, "Wait"));
        ticket.ada(50, new CorrectStatus(TICKET, TicketStatus.NEW, "Go on"));
        ticket.ada(60, new ChangePriority(TICKET, Priority.HIGH, null, null));
        ticket.ada(60, new AcknowledgeTicket(TICKET, null));
        ticket.ada(400, new RecordBreaches(TICKET));
        ticket.ada(500, new CorrectStatus(TICKET, TicketStatus.CLOSED, "Done"));

        List<Cycle> story = ticket.story(600);

        assertThat(story).extracting(Cycle::clock, Cycle::state, Cycle::elapsed, Cycle::remaining, Cycle::ended).containsExactly(
                tuple(SlaClock.RESPONSE, State.BREACHED, minutes(30), minutes(0), minute(60)),
                tuple(SlaClock.RESOLUTION, State.BREACHED, minutes(240), minutes(0), minute(270)));
        assertThat(story.getFirst().steps()).containsExactly(
                step(1, "ticket-opened", 0, What.STARTED, 0, 120, 120),
                step(4, "sla-clock-paused", 20, What.PAUSED, 20, 100, 120),
                step(7, "sla-clock-resumed", 50, What.RESUMED, 20, 100, 150),
                step(9, "priority-changed", 60, What.RETARGETED, 30, 0, 60),
                step(12, "sla-breached", 60, What.BREACHED, 30, 0, 60),
                step(14, "first-response-given", 60, What.MET, 30, 0, 60));
        assertThat(story.getLast().steps()).containsExactly(
                step(2, "sla-clock-started", 0, What.STARTED, 0, 480, 480),
                step(5, "sla-clock-paused", 20, What.PAUSED, 20, 460, 480),
                step(8, "sla-clock-resumed", 50, What.RESUMED, 20, 460, 510),
                step(11, "sla-clock-started", 60, What.RETARGETED, 30, 210, 270),
                step(15, "sla-breached", 400, What.BREACHED, 240, 0, 270),
                step(16, "status-corrected", 500, What.MET, 240, 0, 270));
        assertThat(story.getLast().priority()).isEqualTo(Priority.HIGH);
    }

    @Test
    void a_promise_kept_ended_when_the_ticket_was_closed_with_what_was_left_then() {
        LivingTicket ticket = inProgress(ROUND_THE_CLOCK, Priority.MEDIUM);
        ticket.ada(100, new ResolveTicket(TICKET, "Fixed", null));
        ticket.rosa(900, new ApproveResolution(TICKET, "Thanks"));

        Cycle kept = ticket.story(9999).getLast();

        assertThat(kept).extracting(Cycle::state, Cycle::ended, Cycle::elapsed, Cycle::remaining).containsExactly(State.MET, minute(900), minutes(100), minutes(380));
        assertThat(kept.steps()).extracting(Step::what).containsExactly(What.STARTED, What.PAUSED, What.MET);
    }

    @Test
    void a_time_set_by_hand_has_no_target_and_counts_from_when_it_was_set() {
        LivingTicket ticket = inProgress(ROUND_THE_CLOCK, Priority.MEDIUM);
        ticket.ada(60, new SetDueTimes(TICKET, null, minute(1000), null));
        ticket.ada(100, new PutOnHold(TICKET, "Awaiting Vendor"));
        ticket.ada(500, new StartWork(TICKET));

        Cycle byHand = ticket.story(510).getLast();

        assertThat(byHand).extracting(Cycle::rule, Cycle::priority, Cycle::target, Cycle::started, Cycle::due, Cycle::elapsed, Cycle::remaining)
                .containsExactly(Rule.BY_HAND, null, null, OPENED_AT, minute(1400), minutes(50), minutes(890));
        assertThat(byHand.steps()).extracting(Step::what, Step::elapsed).containsExactly(
                tuple(What.STARTED, minutes(0)), tuple(What.RETARGETED, minutes(0)),
                tuple(What.PAUSED, minutes(40)), tuple(What.RESUMED, minutes(40)));
    }

    @Test
    void working_hours_are_what_counts_and_their_calendar_is_named() {
        LivingTicket ticket = inProgress(NINE_TO_FIVE, Priority.MEDIUM);

        assertThat(ticket.story(9 * 60).getLast()).as("at seven in the evening").extracting(Cycle::calendar, Cycle::elapsed, Cycle::remaining)
                .containsExactly("office", minutes(420), minutes(60));
        ticket.ada(10 * 60, new SetDueTimes(TICKET, null, minute(25 * 60), null));
        assertThat(ticket.story(24 * 60).getLast()).as("by hand, at ten the next morning").extracting(Cycle::elapsed, Cycle::remaining)
                .containsExactly(minutes(60), minutes(60));
    }

    @Test
    void every_cycle_has_a_story_of_its_own() {
        LivingTicket ticket = inProgress(DeskPolicy.DEFAULT, Priority.MEDIUM);
        ticket.ada(0, new SetDueTimes(TICKET, null, minute(600), null));
        ticket.rosa(100, new WithdrawTicket(TICKET, "Found it"));
        ticket.rosa(200, new ReopenTicket(TICKET, "Lost it"));

        assertThat(ticket.story(300)).extracting(Cycle::clock, Cycle::cycle, Cycle::rule, Cycle::state, Cycle::elapsed, Cycle::remaining).containsExactly(
                tuple(SlaClock.RESPONSE, 1, Rule.PRIORITY, State.MET, minutes(0), minutes(120)),
                tuple(SlaClock.RESOLUTION, 1, Rule.BY_HAND, State.CANCELLED, minutes(100), minutes(500)),
                tuple(SlaClock.RESOLUTION, 2, Rule.CARRIED_OVER, State.RUNNING, minutes(100), minutes(400)));
    }

    @Test
    void a_due_time_that_is_only_shown_differently_is_no_part_of_it() {
        LivingTicket ticket = inProgress(DeskPolicy.DEFAULT, Priority.MEDIUM);
        List<Cycle> before = ticket.story(50);
        ticket.ada(40, new SetDueTimes(TICKET, minute(300), null, null));

        assertThat(ticket.story(50)).isEqualTo(before);
    }

    @Test
    void a_priority_with_the_same_target_is_named_all_the_same() {
        LivingTicket ticket = opened(DeskPolicy.DEFAULT, Priority.HIGH);
        ticket.ada(10, new ChangePriority(TICKET, Priority.CRITICAL, null, null));

        Cycle answer = ticket.story(20).getFirst();

        assertThat(answer.priority()).isEqualTo(Priority.CRITICAL);
        assertThat(answer.steps()).as("nothing else has changed").extracting(Step::what).containsExactly(What.STARTED);
    }

    private static Step step(long position, String event, long at, What what, long elapsed, long remaining, long due) {
        return new Step(position, event, minute(at), what, minutes(elapsed), minutes(remaining), minute(due));
    }

    private static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }
}
