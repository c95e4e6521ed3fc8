package io.ticketledger.command.ticket;

import static io.ticketledger.command.People.ADA_THE_ADMINISTRATOR;
import static io.ticketledger.command.People.ROSA_THE_REQUESTER;
import static io.ticketledger.command.People.account;
import static io.ticketledger.command.ticket.Tickets.OPENED_AT;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.Actor;
import io.ticketledger.command.Rejection;
import io.ticketledger.command.ticket.TicketCommand.ApproveResolution;
import io.ticketledger.command.ticket.TicketCommand.RejectResolution;
import io.ticketledger.command.ticket.TicketCommand.WithdrawTicket;
import io.ticketledger.command.ticket.TicketSnapshot.Happened;
import io.ticketledger.events.Priority;
import io.ticketledger.events.ticket.*;
import io.ticketledger.events.ticket.AttachmentRenamed;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** What is shown of a ticket's past is what was decided on then, after each event of whatever happened to it. */
class TicketSnapshotPropertiesTest {

    record Step(TicketCommand command, int minutesLater) {}

    @Property(tries = 500)
    void after_each_event_the_snapshot_says_what_decisions_were_made_on(@ForAll Priority priority, @ForAll("steps") List<Step> steps) {
        List<Happened> history = history(priority, steps);
        List<TicketSnapshot> snapshots = TicketSnapshot.after(history, _ -> true);
        assertThat(snapshots).hasSameSizeAs(history);
        TicketState state = null;
        for (int i = 0; i < history.size(); i++) {
            state = TicketDecider.evolve(state, history.get(i).event(), history.get(i).occurred());
            TicketSnapshot shown = snapshots.get(i);
            Statistics.label("status").collect(shown.status());
            assertThat(shown.version()).isEqualTo(i);
            assertThat(shown.id()).isEqualTo(state.id());
            assertThat(shown.status()).isEqualTo(state.status());
            assertThat(shown.requester()).isEqualTo(state.requester());
            assertThat(shown.agents()).isEqualTo(state.agents());
            assertThat(shown.team()).isEqualTo(state.team());
            assertThat(new TicketState.Grade(shown.priority(), shown.impact(), shown.urgency())).isEqualTo(state.grade());
            assertThat(new TicketState.Response(shown.responseMinutes(), shown.firstResponse() != null)).isEqualTo(state.response());
            assertThat(shown.responseDue()).isEqualTo(state.clocks().response().due());
            assertThat(shown.resolutionDue()).isEqualTo(state.clocks().resolutionDue());
            assertThat(shown.estimate()).isEqualTo(state.estimate());
            assertThat(shown.times().begun()).isEqualTo(state.begun());
            assertThat(shown.title()).isEqualTo(state.card().title());
            assertThat(Fingerprint.of(shown.description())).isEqualTo(state.card().description());
            assertThat(shown.facts()).isEqualTo(TicketSnapshot.Facts.of(state));
            assertThat(shown.clocks().stream().map(c -> new Clock(c.clock(), c.cycle(), c.rule(), c.target(), c.calendar(), c.started(), c.since(), c.remaining(),
                    c.due(), c.state(), c.ended()))).isEqualTo(state.clocks().all());
        }
    }

    @Property(tries = 300)
    void a_beginning_of_the_history_gives_the_same_state_as_the_whole_of_it_gives_at_that_version(@ForAll Priority priority, @ForAll("steps") List<Step> steps) {
        List<Happened> history = history(priority, steps);
        List<TicketSnapshot> snapshots = TicketSnapshot.after(history, _ -> true);
        for (int n = 1; n <= history.size(); n++) assertThat(TicketSnapshot.of(history.subList(0, n))).isEqualTo(snapshots.get(n - 1));
    }

    @Property(tries = 300)
    void comments_and_files_grow_and_none_is_lost_or_changed_unless_somebody_says_so(@ForAll Priority priority, @ForAll("steps") List<Step> steps) {
        TicketSnapshot before = null;
        List<Happened> history = history(priority, steps);
        for (TicketSnapshot now : TicketSnapshot.after(history, _ -> true)) {
            if (before != null) {
                switch (history.get((int) now.version()).event()) {
                    case CommentEdited _, CommentDeleted _ -> assertThat(now.attachments()).isEqualTo(before.attachments());
                    case AttachmentRenamed _, AttachmentRemoved _ -> assertThat(now.comments()).isEqualTo(before.comments());
                    default -> {
                        assertThat(now.comments().subList(0, before.comments().size())).isEqualTo(before.comments());
                        assertThat(now.attachments().subList(0, before.attachments().size())).isEqualTo(before.attachments());
                    }
                }
            }
            assertThat(now.times().closed() != null).as("%s", now).isEqualTo(now.status().isTerminal());
            assertThat(now.remarks().hold()).as("%s", now).satisfies(hold -> assertThat(hold == null || now.status().standsStill()).isTrue());
            before = now;
        }
    }

    private static List<Happened> history(Priority priority, List<Step> steps) {
        LivingTicket ticket = LivingTicket.opened(LivingTicket.NINE_TO_FIVE, priority);
        Instant now = OPENED_AT;
        for (Step step : steps) {
            now = now.plusSeconds(60L * step.minutesLater);
            try {
                ticket.by(actor(step.command), now, step.command);
            } catch (Rejection refused) {
                assertThat(refused.code()).isNotBlank();
            }
        }
        return ticket.log.stream().map(line -> new Happened(line.event(), line.occurred(), account(ADA_THE_ADMINISTRATOR))).toList();
    }

    private static Actor actor(TicketCommand command) {
        return command instanceof ApproveResolution || command instanceof RejectResolution || command instanceof WithdrawTicket ? ROSA_THE_REQUESTER : ADA_THE_ADMINISTRATOR;
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(Arbitraries.frequencyOf(Tuple.of(3, TicketPropertiesTest.commands()), Tuple.of(1, TicketPropertiesTest.boardCommands())), Arbitraries.integers().between(0, 600)).as(Step::new).list().ofMinSize(1).ofMaxSize(30);
    }
}
