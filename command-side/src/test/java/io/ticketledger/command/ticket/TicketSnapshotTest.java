package io.ticketledger.command.ticket;

import static io.ticketledger.command.People.*;
import static io.ticketledger.command.ticket.LivingTicket.minute;
import static io.ticketledger.command.ticket.Tickets.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketledger.command.ticket.SlaStory.Rule;
import io.ticketledger.command.ticket.SlaStory.State;
import io.ticketledger.command.ticket.TicketSnapshot.Attachment;
import io.ticketledger.command.ticket.TicketSnapshot.Comment;
import io.ticketledger.command.ticket.TicketSnapshot.Happened;
import io.ticketledger.command.ticket.TicketSnapshot.Promise;
import io.ticketledger.command.ticket.TicketSnapshot.Remarks;
import io.ticketledger.command.ticket.TicketSnapshot.Times;
import io.ticketledger.events.ExternalReference;
import io.ticketledger.events.Level;
import io.ticketledger.events.Priority;
import io.ticketledger.events.SlaClock;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.Visibility;
import io.ticketledger.events.ticket.*;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TicketSnapshotTest {

    @Test
    void a_ticket_just_opened_is_what_its_opening_says() {
        TicketOpened opened = new TicketOpened(TICKET, 17, account(ROSA_THE_REQUESTER), "Title", "Text", Priority.HIGH, Level.HIGH, Level.LOW, "BUG", "ui", "mail", "Site",
                30, minute(30), new ExternalReference("other", "X-1"));

        assertThat(after(opened)).isEqualTo(new TicketSnapshot(TICKET, 17, 0, TicketStatus.NEW, account(ROSA_THE_REQUESTER), List.of(), null, "Title", "Text", Priority.HIGH,
                Level.HIGH, Level.LOW, "BUG", "ui", "mail", "Site", new ExternalReference("other", "X-1"), 30, minute(30), null, null, null,
                new Times(minute(0), minute(0), null, null, null, null, 0, minute(0)), new Remarks(null, null, null, null),
                List.of(new Promise(SlaClock.RESPONSE, 1, Rule.PRIORITY, Duration.ofMinutes(30), null, minute(0), minute(0), Duration.ofMinutes(30), minute(30),
                        State.RUNNING, null)), List.of(), List.of(), null));
    }

    @Test
    void the_life_cycle_leaves_its_times_and_reasons() {
        TicketSnapshot shown = after(OPENED, ACKNOWLEDGED, RESPONDED, STARTED, HELD, new WorkResumed(TICKET), new TicketResolved(TICKET, "Fixed", "patched"), ASKED,
                new ResolutionApproved(TICKET, "Thanks"));

        assertThat(shown.status()).isEqualTo(TicketStatus.CLOSED);
        assertThat(shown.firstResponse()).isEqualTo(minute(2));
        assertThat(shown.times()).isEqualTo(new Times(minute(0), minute(0), minute(1), minute(3), minute(6), minute(8), 0, minute(8)));
        assertThat(shown.remarks()).isEqualTo(new Remarks("Thanks", null, "Fixed", "patched"));
    }

    @Test
    void what_was_finished_and_no_longer_is_has_neither_resolution_nor_end() {
        assertThat(after(OPENED, ACKNOWLEDGED, STARTED, RESOLVED, new ResolutionRejected(TICKET, "No"))).satisfies(rejected -> {
            assertThat(rejected.times()).isEqualTo(new Times(minute(0), minute(0), minute(1), minute(2), null, null, 1, minute(4)));
            assertThat(rejected.remarks()).isEqualTo(new Remarks("No", null, null, null));
        });
        assertThat(after(OPENED, new TicketDeclined(TICKET, "Not ours"), new TicketReopened(TICKET, "It is"))).satisfies(reopened -> {
            assertThat(reopened.times()).isEqualTo(new Times(minute(0), minute(2), null, null, null, null, 1, minute(2)));
            assertThat(reopened.remarks()).isEqualTo(new Remarks("It is", null, null, null));
        });
    }

    @Test
    void on_hold_it_says_what_it_waits_for_and_no_longer_when_it_does_not() {
        assertThat(after(OPENED, ACKNOWLEDGED, HELD).remarks()).isEqualTo(new Remarks("Awaiting Vendor", "Awaiting Vendor", null, null));
        assertThat(after(OPENED, ACKNOWLEDGED, HELD, new WorkResumed(TICKET)).remarks()).isEqualTo(new Remarks("Awaiting Vendor", null, null, null));
        assertThat(after(OPENED, ACKNOWLEDGED, HELD, new TicketWithdrawn(TICKET, "Found it")).remarks()).isEqualTo(new Remarks("Found it", null, null, null));
    }

    @Test
    void a_correction_makes_up_for_the_moves_it_leaps_over() {
        assertThat(after(OPENED, corrected(TicketStatus.NEW, TicketStatus.IN_PROGRESS)).times())
                .isEqualTo(new Times(minute(0), minute(0), minute(1), minute(1), null, null, 0, minute(1)));
        assertThat(after(OPENED, corrected(TicketStatus.NEW, TicketStatus.RESOLVED)).times())
                .isEqualTo(new Times(minute(0), minute(0), null, null, minute(1), null, 0, minute(1)));
        assertThat(after(OPENED, corrected(TicketStatus.NEW, TicketStatus.WITHDRAWN)).times())
                .isEqualTo(new Times(minute(0), minute(0), null, null, null, minute(1), 0, minute(1)));
        assertThat(after(OPENED, corrected(TicketStatus.NEW, TicketStatus.CLOSED), corrected(TicketStatus.CLOSED, TicketStatus.NEW)).times())
                .isEqualTo(new Times(minute(0), minute(2), null, null, null, null, 1, minute(2)));
        assertThat(after(OPENED, corrected(TicketStatus.NEW, TicketStatus.ON_HOLD)).remarks()).isEqualTo(new Remarks("By hand", "By hand", null, null));
    }

    @Test
    void comments_and_files_come_with_who_brought_them_and_when() {
        CommentAdded said = new CommentAdded(TICKET, COMMENT, 3, "Between us", Visibility.INTERNAL);
        AttachmentAdded file = new AttachmentAdded(TICKET, ATTACHMENT, 4, "a.txt", "text/plain", 12, SHA_256);
        TicketSnapshot shown = TicketSnapshot.of(List.of(new Happened(OPENED, minute(0), account(ROSA_THE_REQUESTER)),
                new Happened(said, minute(1), account(ALAN_THE_ASSIGNED_AGENT)), new Happened(file, minute(2), null)));

        assertThat(shown.comments()).containsExactly(new Comment(COMMENT, 3, "Between us", Visibility.INTERNAL, account(ALAN_THE_ASSIGNED_AGENT), minute(1), null));
        assertThat(shown.attachments()).containsExactly(new Attachment(ATTACHMENT, 4, "a.txt", "text/plain", 12, SHA_256, null, minute(2)));
    }

    @Test
    void only_the_versions_asked_for_are_told() {
        List<Happened> history = history(OPENED, ACKNOWLEDGED, RESPONDED, STARTED);
        assertThat(TicketSnapshot.after(history, version -> version % 2 == 1)).extracting(TicketSnapshot::version).containsExactly(1L, 3L);
        assertThat(TicketSnapshot.after(history, version -> version > 3)).isEmpty();
        assertThat(TicketSnapshot.after(List.of(), _ -> true)).isEmpty();
    }

    @Test
    void a_history_without_its_beginning_is_none() {
        assertThatThrownBy(() -> after(ACKNOWLEDGED)).hasMessageContaining("does not begin with its opening");
    }

    private static StatusCorrected corrected(TicketStatus from, TicketStatus to) {
        return new StatusCorrected(TICKET, from, to, "By hand");
    }

    private static TicketSnapshot after(TicketEvent... events) {
        return TicketSnapshot.of(history(events));
    }

    /** One a minute. */
    private static List<Happened> history(TicketEvent... events) {
        List<Happened> history = new ArrayList<>();
        for (TicketEvent event : events) history.add(new Happened(event, minute(history.size()), null));
        return history;
    }
}
