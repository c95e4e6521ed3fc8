package io.ticketledger.command.ticket;

import static io.ticketledger.command.People.*;
import static io.ticketledger.command.ticket.Tickets.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.Actor;
import io.ticketledger.command.Rejection.Type;
import io.ticketledger.command.ticket.TicketCommand.*;
import io.ticketledger.command.ticket.TicketCommand.RenameAttachment;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.Level;
import io.ticketledger.events.Priority;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.SlaClock;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.TicketType;
import io.ticketledger.events.Visibility;
import io.ticketledger.events.ticket.*;
import io.ticketledger.events.ticket.AttachmentRenamed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a ticket says of itself, who follows it, and how it and its parts leave the desk. */
class DescribingTest {

    private static final Actor ROSA = ROSA_THE_REQUESTER.in(Map.of(PROJECT, ProjectRole.USER));
    private static final AccountId BETH = account(BETH_ANOTHER_AGENT);

    @Test
    void what_it_says_already_is_not_said_again() {
        Scenario.given(OPENED, FILED).by(ROSA).when(new ChangeTitle(TICKET, OPENED.title())).thenNothing();
        Scenario.given(OPENED, FILED, new TitleChanged(TICKET, "B")).by(ROSA).when(new ChangeTitle(TICKET, OPENED.title())).then(new TitleChanged(TICKET, OPENED.title()));
        Scenario.given(OPENED, FILED).by(ROSA).when(new ChangeDescription(TICKET, OPENED.description())).thenNothing();
        Scenario.given(OPENED, FILED, new DescriptionChanged(TICKET, "")).by(ROSA).when(new ChangeDescription(TICKET, "")).thenNothing();
        Scenario.given(OPENED, FILED, new TypeChanged(TICKET, TicketType.BUG)).by(ROSA).when(new ChangeType(TICKET, TicketType.BUG)).thenNothing();
        Scenario.given(OPENED, FILED, new TicketTagged(TICKET, List.of(TAG))).by(ROSA).when(new TagTicket(TICKET, List.of(TAG, TAG))).thenNothing();
        Scenario.given(OPENED, FILED).by(ROSA).when(new TagTicket(TICKET, List.of())).thenNothing();
        Scenario.given(OPENED, FILED).by(ROSA).when(new ScheduleTicket(TICKET, null, null)).thenNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n"})
    void a_title_is_given(String title) {
        Scenario.given(OPENED, FILED).by(ROSA).when(new ChangeTitle(TICKET, title)).thenRejected(Type.INVALID, "a-title-is-given");
        Scenario.given(OPENED, FILED).by(ROSA).when(new ChangeTitle(TICKET, "x".repeat(301))).thenRejected(Type.INVALID, "a-title-is-given");
    }

    @Test
    void what_is_due_is_not_due_before_it_begins() {
        Scenario.given(OPENED, FILED).by(ROSA).when(new ScheduleTicket(TICKET, TODAY, TODAY.minusDays(1))).thenRejected(Type.INVALID, "the-due-day-is-not-before-the-start");
        Scenario.given(OPENED, FILED).by(ROSA).when(new ScheduleTicket(TICKET, TODAY, TODAY)).then(new TicketScheduled(TICKET, TODAY, TODAY));
        Scenario.given(OPENED, FILED, new TicketScheduled(TICKET, TODAY, TODAY)).by(ROSA).when(new ScheduleTicket(TICKET, null, null)).then(new TicketScheduled(TICKET, null, null));
    }

    @Test
    void one_day_is_set_and_the_other_stays_as_it_is_by_now() {
        TicketScheduled planned = new TicketScheduled(TICKET, TODAY, TODAY.plusDays(3));
        Scenario.given(OPENED, FILED, planned).by(ROSA).when(new ScheduleTicket(TICKET, TODAY.plusDays(1), null, ScheduleTicket.Which.START))
                .then(new TicketScheduled(TICKET, TODAY.plusDays(1), TODAY.plusDays(3)));
        Scenario.given(OPENED, FILED, planned).by(ROSA).when(new ScheduleTicket(TICKET, null, null, ScheduleTicket.Which.DUE)).then(new TicketScheduled(TICKET, TODAY, null));
        Scenario.given(OPENED, FILED, planned).by(ROSA).when(new ScheduleTicket(TICKET, TODAY.plusDays(9), null, ScheduleTicket.Which.DUE))
                .then(new TicketScheduled(TICKET, TODAY, null));
        Scenario.given(OPENED, FILED, planned).by(ROSA).when(new ScheduleTicket(TICKET, TODAY.plusDays(4), null, ScheduleTicket.Which.START))
                .thenRejected(Type.INVALID, "the-due-day-is-not-before-the-start");
    }

    @Test
    void on_a_board_the_priority_does_not_follow_from_impact_and_urgency() {
        Scenario.given(OPENED, FILED).by(ROSA).when(new ChangePriority(TICKET, null, Level.CRITICAL, Level.HIGH))
                .then(new PriorityChanged(TICKET, OPENED.priority(), Level.CRITICAL, Level.HIGH, OPENED.responseMinutes(), OPENED.responseDue()));
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOSED", "REJECTED", "WITHDRAWN"})
    void what_is_over_on_a_board_is_still_assigned_and_weighed_without_a_promise(TicketStatus status) {
        Actor owner = STAN_A_STRANGER.in(Map.of(PROJECT, ProjectRole.SUPERADMIN));
        Scenario.given(filed(status)).by(owner).under(LivingTicket.ROUND_THE_CLOCK).when(new ChangePriority(TICKET, Priority.HIGH, null, null))
                .then(new PriorityChanged(TICKET, Priority.HIGH, null, null, 120, OPENED.responseDue()));
        Scenario.given(filed(status)).by(owner).when(new AssignTicket(TICKET, List.of(BETH), null)).then(new TicketAssigned(TICKET, List.of(BETH), null));
        Scenario.given(filed(status)).by(owner).when(new SetDueTimes(TICKET, null, OPENED_AT.plusSeconds(1), null)).thenRejected(Type.CONFLICT, "only-while-it-is-open");
    }

    @Test
    void whoever_follows_stops_and_may_begin_again() {
        TicketFollowed followed = new TicketFollowed(TICKET, account(ROSA));
        TicketUnfollowed unfollowed = new TicketUnfollowed(TICKET, account(ROSA));
        Scenario.given(OPENED, FILED).by(ROSA).when(new ToggleFollowing(TICKET)).then(followed);
        Scenario.given(OPENED, FILED, followed).by(ROSA).when(new ToggleFollowing(TICKET)).then(unfollowed);
        Scenario.given(OPENED, FILED, followed, unfollowed).by(ROSA).when(new ToggleFollowing(TICKET)).then(followed);
    }

    @Test
    void who_has_no_business_with_it_any_more_can_still_turn_away_and_the_desk_itself_follows_nothing() {
        Scenario.given(OPENED, FILED, new TicketFollowed(TICKET, account(STAN_A_STRANGER))).by(STAN_A_STRANGER).when(new ToggleFollowing(TICKET))
                .then(new TicketUnfollowed(TICKET, account(STAN_A_STRANGER)));
        Scenario.given(OPENED, FILED).by(Actor.SYSTEM).when(new ToggleFollowing(TICKET)).thenRejected(Type.FORBIDDEN, "only-accounts-follow");
    }

    @Test
    void the_archive_is_entered_and_left_once() {
        Scenario.given(OPENED, FILED, new TicketArchived(TICKET)).by(ROSA).when(new ArchiveTicket(TICKET)).thenNothing();
        Scenario.given(OPENED, FILED, new TicketArchived(TICKET), new TicketRestored(TICKET)).by(ROSA).when(new RestoreTicket(TICKET)).thenNothing();
    }

    @Test
    void a_comment_is_changed_until_it_is_gone() {
        EditComment edit = new EditComment(TICKET, COMMENT, account(ROSA), "B");
        Scenario.given(OPENED, FILED).by(ROSA).when(edit).then(new CommentEdited(TICKET, COMMENT, "B"));
        Scenario.given(OPENED, FILED).by(ROSA).when(new EditComment(TICKET, COMMENT, account(ROSA), " ")).thenRejected(Type.INVALID, "a-comment-is-given");
        Scenario.given(OPENED, FILED, new CommentDeleted(TICKET, COMMENT)).by(ROSA).when(edit).thenRejected(Type.NOT_FOUND, "the-comment-exists");
        Scenario.given(OPENED, FILED, new CommentDeleted(TICKET, COMMENT)).by(ADA_THE_ADMINISTRATOR).when(new DeleteComment(TICKET, COMMENT, null))
                .thenRejected(Type.NOT_FOUND, "the-comment-exists");
    }

    @Test
    void a_file_is_called_otherwise_until_it_is_removed() {
        RenameAttachment rename = new RenameAttachment(TICKET, ATTACHMENT, account(ROSA), "b.png");
        Scenario.given(OPENED, FILED).by(ROSA).when(rename).then(new AttachmentRenamed(TICKET, ATTACHMENT, "b.png"));
        Scenario.given(OPENED, FILED).by(ROSA).when(new RenameAttachment(TICKET, ATTACHMENT, account(ROSA), " ")).thenRejected(Type.INVALID, "a-file-name-is-given");
        Scenario.given(OPENED, FILED, new AttachmentRemoved(TICKET, ATTACHMENT)).by(ROSA).when(rename).thenRejected(Type.NOT_FOUND, "the-attachment-exists");
        RemoveAttachment remove = new RemoveAttachment(TICKET, ATTACHMENT, account(ROSA));
        Scenario.given(OPENED, FILED, new AttachmentRemoved(TICKET, ATTACHMENT)).by(ROSA).when(remove).thenRejected(Type.NOT_FOUND, "the-attachment-exists");
    }

    @Test
    void what_nobody_wrote_only_administrators_change() {
        Scenario.given(OPENED, FILED).by(ROSA).when(new EditComment(TICKET, COMMENT, null, "B")).thenRejected(Type.FORBIDDEN, "only-the-author-and-administrators-change-comments");
        Scenario.given(OPENED, FILED).by(ROSA).when(new RemoveAttachment(TICKET, ATTACHMENT, null))
                .thenRejected(Type.FORBIDDEN, "only-the-uploader-and-administrators-remove-attachments");
        Scenario.given(OPENED, FILED).by(Actor.SYSTEM).when(new DeleteComment(TICKET, COMMENT, null)).then(new CommentDeleted(TICKET, COMMENT));
    }

    @Test
    void the_word_of_those_who_run_the_project_is_an_answer() {
        AddComment say = new AddComment(TICKET, COMMENT, 1, "Hello", Visibility.PUBLIC);
        CommentAdded said = new CommentAdded(TICKET, COMMENT, 1, "Hello", Visibility.PUBLIC);
        for (ProjectRole role : ProjectRole.values()) {
            var answer = Scenario.given(OPENED, FILED).by(STAN_A_STRANGER.in(Map.of(PROJECT, role))).when(say);
            if (role == ProjectRole.USER) answer.then(said);
            else answer.then(said, RESPONDED);
            Scenario.given(OPENED, FILED).by(ROSA_THE_REQUESTER.in(Map.of(PROJECT, role))).when(say).then(said);
        }
    }

    @Test
    void of_a_deleted_ticket_nothing_is_left_to_do_whoever_asks_for_whatever() {
        for (TicketExamples.Example example : TicketExamples.ALL) {
            boolean opens = example.command() instanceof OpenTicket || example.command() instanceof OpenInOneGo;
            if (opens || example.command() instanceof RecordBreaches) continue;
            Scenario.given(OPENED, new TicketDeleted(TICKET)).by(ADA_THE_ADMINISTRATOR).when(example.command()).thenRejected(Type.NOT_FOUND, "the-ticket-exists");
        }
    }

    @Test
    void its_clocks_stand_still() {
        ResolutionDueSet due = new ResolutionDueSet(TICKET, OPENED_AT.plus(Duration.ofHours(1)));
        Scenario.given(OPENED, due, new TicketDeleted(TICKET)).by(Actor.SYSTEM).at(OPENED_AT.plus(Duration.ofDays(9))).when(new RecordBreaches(TICKET)).thenNothing();
        Scenario.given(OPENED, due, new TicketDeleted(TICKET)).by(ADA_THE_ADMINISTRATOR).at(OPENED_AT.plus(Duration.ofDays(9))).when(new StartWork(TICKET))
                .thenRejected(Type.NOT_FOUND, "the-ticket-exists");
    }

    @Test
    void what_was_broken_before_it_was_deleted_is_told() {
        Scenario.given(OPENED, RESPONDED, new ResolutionDueSet(TICKET, OPENED_AT)).by(ROSA_THE_REQUESTER).when(new DeleteTicket(TICKET))
                .then(new SlaBreached(TICKET, SlaClock.RESOLUTION, 1, OPENED_AT), new TicketDeleted(TICKET));
    }

    @Test
    void an_auditor_changes_nothing_whatever_he_is_in_the_project() {
        Scenario.given(OPENED, FILED).by(IDA_THE_AUDITOR.in(Map.of(PROJECT, ProjectRole.SUPERADMIN))).when(new ChangeTitle(TICKET, "B"))
                .thenRejected(Type.FORBIDDEN, "auditors-change-nothing");
    }

    @Test
    void texts_are_the_same_only_if_they_are() {
        assertThat(Fingerprint.of("abc").hex()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
