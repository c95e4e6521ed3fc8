package io.ticketledger.query.auditlog;

import static io.ticketledger.query.auditlog.FindAuditEntries.newest;
import static io.ticketledger.query.world.Samples.ADMIN;
import static io.ticketledger.query.world.Samples.AGENT;
import static io.ticketledger.query.world.Samples.OTHER;
import static io.ticketledger.query.world.Samples.SECOND;
import static io.ticketledger.query.world.Samples.TICKET;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.*;
import io.ticketledger.events.account.*;
import io.ticketledger.events.company.*;
import io.ticketledger.events.contact.*;
import io.ticketledger.events.project.*;
import io.ticketledger.events.ticket.*;
import io.ticketledger.query.Slice;
import io.ticketledger.query.auditlog.AuditEntry.FieldChange;
import io.ticketledger.query.world.Book;
import io.ticketledger.query.world.Desk;
import io.ticketledger.query.world.Samples;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AuditLogTest {

    private static final ProjectId PROJECT = new ProjectId(new UUID(8, 7));
    private static final Desk desk = Desk.fresh();
    private static final AuditLog audit = new AuditLog(desk.dataSource());
    private final Book book = new Book().by(ADMIN, "Ada").add(Samples.account(AGENT, 2, "alice", Role.AGENT), Samples.ticket(TICKET, 1, "Homepage"))
            .after(Duration.ofHours(1));

    @BeforeEach
    void nothing_has_happened() {
        desk.empty(new AuditLogProjection());
    }

    private List<AuditEntry> found(FindAuditEntries wanted) {
        desk.project(new AuditLogProjection(), book);
        return audit.find(wanted).items();
    }

    @Test
    void an_entry_says_who_when_what_and_from_where() {
        AuditEntry entry = found(newest(1)).getFirst();
        assertThat(entry).extracting(AuditEntry::position, AuditEntry::action, AuditEntry::actor, AuditEntry::actorName, AuditEntry::dialect, AuditEntry::requestId, AuditEntry::address)
                .containsExactly(2L, "ticket-opened", ADMIN, "Ada", "incident", "r-2", "192.0.2.7");
        assertThat(entry.occurred()).isEqualTo(Book.START);
        assertThat(entry.recorded()).isEqualTo(Book.START.plusSeconds(1));
        assertThat(entry.subject()).isEqualTo(new AuditEntry.Subject(AuditEntry.Kind.TICKET, TICKET.raw(), 1L));
        assertThat(entry.changes()).contains(new FieldChange("status", null, "new"), new FieldChange("title", null, "Homepage"), new FieldChange("priority", null, "high"))
                .extracting(FieldChange::field).doesNotContain("impact", "reference");
    }

    @Test
    void changes_tell_the_old_value_from_the_new() {
        book.add(new TicketAssigned(TICKET, List.of(AGENT), "Web"), new TicketAssigned(TICKET, List.of(OTHER, AGENT), "Web"), new TicketReleased(TICKET),
                new ResolutionDueSet(TICKET, Book.START), new StatusCorrected(TICKET, TicketStatus.NEW, TicketStatus.RESOLVED, "by hand"));
        List<AuditEntry> entries = found(newest(5).ofTicket(TICKET));
        assertThat(entries.get(4).changes()).containsExactly(new FieldChange("agents", null, List.of(AGENT.toString())), new FieldChange("team", null, "Web"));
        assertThat(entries.get(3).changes()).containsExactly(new FieldChange("agents", List.of(AGENT.toString()), List.of(OTHER.toString(), AGENT.toString())));
        assertThat(entries.get(2).changes()).containsExactly(new FieldChange("agents", List.of(OTHER.toString(), AGENT.toString()), List.of()), new FieldChange("team", "Web", null));
        assertThat(entries.get(1).changes()).containsExactly(new FieldChange("resolutionDue", null, "2026-03-02T08:00:00Z"));
        assertThat(entries.get(0).changes()).containsExactly(new FieldChange("status", "new", "resolved"), new FieldChange("comment", null, "by hand"));
    }

    @Test
    void clocks_say_when_they_are_over_and_why() {
        Instant due = Book.START.plusSeconds(14_400);
        book.add(new SlaClockStarted(TICKET, SlaClock.RESOLUTION, 1, SlaRule.PRIORITY, Duration.ofHours(4), "office", due),
                new SlaClockPaused(TICKET, SlaClock.RESOLUTION, Duration.ofMinutes(90), "office"),
                new SlaClockResumed(TICKET, SlaClock.RESOLUTION, due.plusSeconds(3600), "office"), new SlaBreached(TICKET, SlaClock.RESOLUTION, 1, due.plusSeconds(3600)));
        List<AuditEntry> entries = found(newest(4));
        assertThat(entries.get(3).changes()).containsExactlyInAnyOrder(
                new FieldChange("resolutionDue", null, "2026-03-02T12:00:00Z"), new FieldChange("clock", null, "resolution"),
                new FieldChange("rule", null, "priority"), new FieldChange("target", null, "PT4H"), new FieldChange("calendar", null, "office"), new FieldChange("cycle", null, 1));
        assertThat(entries.get(2).changes()).containsExactlyInAnyOrder(new FieldChange("clock", null, "resolution"), new FieldChange("remaining", null, "PT1H30M"),
                new FieldChange("calendar", null, "office"));
        assertThat(entries.get(1).changes()).containsExactlyInAnyOrder(new FieldChange("resolutionDue", "2026-03-02T12:00:00Z", "2026-03-02T13:00:00Z"),
                new FieldChange("clock", null, "resolution"), new FieldChange("calendar", null, "office"));
        assertThat(entries.get(0).changes()).containsExactlyInAnyOrder(new FieldChange("clock", null, "resolution"), new FieldChange("due", null, "2026-03-02T13:00:00Z"),
                new FieldChange("cycle", null, 1));
    }

    @Test
    void a_second_comment_does_not_replace_the_first() {
        book.add(new CommentAdded(TICKET, new CommentId(new UUID(1, 1)), 1, "one", Visibility.PUBLIC), new CommentAdded(TICKET, new CommentId(new UUID(1, 2)), 2, "two", Visibility.INTERNAL));
        assertThat(found(newest(1)).getFirst().changes()).containsExactly(new FieldChange("comment", null, "two"), new FieldChange("visibility", null, "internal"));
    }

    @Test
    void cards_tell_what_they_were() {
        ColumnId column = new ColumnId(new UUID(8, 1));
        TagId tag = new TagId(new UUID(8, 2));
        CommentId comment = new CommentId(new UUID(8, 3));
        book.add(new TypeChanged(TICKET, TicketType.BUG), new TypeChanged(TICKET, TicketType.EPIC), new TitleChanged(TICKET, "Other"), new TicketScheduled(TICKET, null, LocalDate.of(2026, 3, 9)),
                new TicketTagged(TICKET, List.of(tag)), new CardMoved(TICKET, column, "U"), new CardMoved(TICKET, column, "V"), new TicketFollowed(TICKET, AGENT),
                new TicketArchived(TICKET), new TicketRestored(TICKET), new CommentEdited(TICKET, comment, "rather"), new CommentDeleted(TICKET, comment), new TicketDeleted(TICKET));
        List<List<FieldChange>> changes = found(newest(12).ofTicket(TICKET)).reversed().stream().map(AuditEntry::changes).toList();
        assertThat(changes).containsExactly(
                List.of(new FieldChange("type", "bug", "epic")), List.of(new FieldChange("title", "Homepage", "Other")), List.of(new FieldChange("dueDate", null, "2026-03-09")),
                List.of(new FieldChange("tags", null, List.of(tag.toString()))), List.of(new FieldChange("column", null, column.toString()), new FieldChange("rank", null, "U")),
                List.of(new FieldChange("rank", "U", "V")), List.of(new FieldChange("follower", null, AGENT.toString())), List.of(new FieldChange("archived", null, true)),
                List.of(new FieldChange("archived", true, false)), List.of(new FieldChange("comment", null, "rather"), new FieldChange("commentId", null, comment.toString())),
                List.of(new FieldChange("commentId", null, comment.toString())), List.of(new FieldChange("deleted", null, true)));
    }

    @Test
    void boards_companies_and_contacts_have_old_values_of_each_of_their_parts() {
        ColumnId column = new ColumnId(new UUID(8, 1));
        CompanyId company = new CompanyId(new UUID(8, 2));
        ContactId contact = new ContactId(new UUID(8, 3));
        book.add(new ProjectCreated(PROJECT, 12, "KEY", "Project", ""), new ColumnAdded(PROJECT, column, 3, "Doing", Stage.IN_PROGRESS, "#ffffff", 1), new ColumnRenamed(PROJECT, column, "Now"),
                new RoleGiven(PROJECT, AGENT, ProjectRole.USER, 1), new RoleGiven(PROJECT, AGENT, ProjectRole.ADMIN, 1), new ColumnRemoved(PROJECT, column),
                new CompanyCreated(company, 13, "Acme", "", null, null), new CompanyMemberAdded(company, AGENT, CompanyRole.USER), new CompanyMemberRemoved(company, AGENT, CompanyRole.USER),
                new ContactAdded(contact, 14, "Jo", "", "", "", "", ""), new SecretKeyUsed(AGENT, "GET", "/kanban/api/x"));
        List<AuditEntry> entries = found(newest(11)).reversed();
        assertThat(entries.stream().map(AuditEntry::subject)).contains(new AuditEntry.Subject(AuditEntry.Kind.PROJECT, PROJECT.raw(), 12L), new AuditEntry.Subject(AuditEntry.Kind.COMPANY, company.raw(), 13L),
                new AuditEntry.Subject(AuditEntry.Kind.CONTACT, contact.raw(), 14L), new AuditEntry.Subject(AuditEntry.Kind.ACCOUNT, AGENT.raw(), 2L));
        assertThat(entries.get(2).changes()).containsExactly(new FieldChange("columns/" + column + "/name", "Doing", "Now"));
        assertThat(entries.get(4).changes()).containsExactly(new FieldChange("members/" + AGENT, "user", "admin"));
        assertThat(entries.get(5).changes()).contains(new FieldChange("columns/" + column + "/name", "Now", null), new FieldChange("columns/" + column + "/order", 1, null));
        assertThat(entries.get(8).changes()).containsExactly(new FieldChange("users/" + AGENT, true, null));
        assertThat(entries.get(10).changes()).containsExactly(new FieldChange("method", null, "GET"), new FieldChange("path", null, "/kanban/api/x"));
    }

    @Test
    void a_project_has_what_happened_to_its_tickets_since_they_were_filed_also_to_deleted_ones() {
        ProjectId second = new ProjectId(new UUID(8, 8));
        book.add(Samples.ticket(SECOND, 2, "Filed at once"), new SlaClockStarted(SECOND, SlaClock.RESPONSE, 1, SlaRule.PRIORITY, Duration.ofHours(4), null, Book.START),
                new TicketFiled(SECOND, PROJECT), new TicketAcknowledged(TICKET, null), new TicketAcknowledged(SECOND, null), new TicketDeleted(SECOND), new ProjectCreated(PROJECT, 12, "KEY", "P", ""));
        for (int n = 0; n < 100; n++) book.add(new PersonRenamed(AGENT, "a", "b" + n));
        book.add(new TicketFiled(TICKET, second));
        assertThat(found(newest(9).inProject(PROJECT))).extracting(AuditEntry::position).containsExactly(8L, 7L, 5L, 4L, 3L);
        assertThat(found(newest(9).inProject(PROJECT).before(7L).action("ticket-filed"))).extracting(AuditEntry::position).containsExactly(5L);
        assertThat(found(newest(9).inProject(ProjectId.DESK))).extracting(AuditEntry::position).containsExactly(6L, 2L);
        assertThat(found(newest(9).inProject(second))).as("it was elsewhere before").extracting(AuditEntry::position).containsExactly(110L);
        book.add(new TicketFiled(TICKET, ProjectId.DESK));
        assertThat(found(newest(9).inProject(ProjectId.DESK))).extracting(AuditEntry::position).containsExactly(111L, 6L, 2L);
    }

    @Test
    void no_secret_is_kept_only_that_there_is_a_new_one() {
        CredentialId credential = new CredentialId(new UUID(77, 77));
        book.add(new PasswordChanged(AGENT, credential), new RolesChanged(AGENT, Set.of(Role.AGENT), Set.of(Role.ADMIN)));
        List<AuditEntry> entries = found(newest(2).ofAccount(AGENT));
        assertThat(entries.get(1).changes()).containsExactly(new FieldChange("password", null, "changed"));
        assertThat(entries.get(0).changes()).containsExactly(new FieldChange("roles", List.of("agent"), List.of("admin")));
        assertThat(desk.rows(new AuditLogProjection()).toString()).doesNotContain(credential.toString());
    }

    @Test
    void every_filter_narrows() {
        book.by(AGENT, "Alice").add(Samples.ticket(SECOND, 2, "Other"), new TicketAcknowledged(SECOND, "ok"));
        assertThat(found(newest(9))).extracting(AuditEntry::position).containsExactly(4L, 3L, 2L, 1L);
        assertThat(found(newest(9).ofTicket(2))).extracting(AuditEntry::position).containsExactly(4L, 3L);
        assertThat(found(newest(9).ofTicket(SECOND).action("ticket-acknowledged"))).extracting(AuditEntry::position).containsExactly(4L);
        assertThat(found(newest(9).ofAccount(AGENT))).extracting(AuditEntry::position).containsExactly(1L);
        assertThat(found(newest(9).by(ADMIN))).extracting(AuditEntry::position).containsExactly(2L, 1L);
        assertThat(found(newest(9).between(Book.START.plusSeconds(1), null))).extracting(AuditEntry::position).containsExactly(4L, 3L);
        assertThat(found(newest(9).between(null, Book.START.plusSeconds(1)))).extracting(AuditEntry::position).containsExactly(2L, 1L);
        assertThat(found(newest(9).ofTicket(99))).isEmpty();
    }

    private List<Long> positions(FindPositions wanted) {
        return audit.positions(wanted).items();
    }

    @Test
    void positions_are_found_by_every_filter_and_by_all_together() {
        book.by(AGENT, "Alice").add(Samples.ticket(SECOND, 2, "Other"), new TicketAcknowledged(SECOND, "ok"), new TicketAcknowledged(TICKET, null)).bySystem()
                .add(new ApprovalRequested(SECOND));
        desk.project(new AuditLogProjection(), book);
        FindPositions all = FindPositions.newest(9);
        List<String> openedOrTaken = List.of("ticket-opened", "ticket-acknowledged");
        assertThat(positions(all)).containsExactly(6L, 5L, 4L, 3L, 2L, 1L);
        assertThat(positions(all.oldestFirst())).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(positions(all.about(SECOND.raw()))).containsExactly(6L, 4L, 3L);
        assertThat(positions(all.about(AGENT.raw()))).containsExactly(1L);
        assertThat(positions(all.by(AGENT))).containsExactly(5L, 4L, 3L);
        assertThat(positions(all.nobodys())).containsExactly(6L);
        assertThat(positions(all.named(List.of("ticket-opened")))).containsExactly(3L, 2L);
        assertThat(positions(all.named(openedOrTaken))).containsExactly(5L, 4L, 3L, 2L);
        assertThat(positions(all.named(openedOrTaken).oldestFirst())).containsExactly(2L, 3L, 4L, 5L);
        assertThat(positions(all.named(openedOrTaken).by(AGENT).about(SECOND.raw()))).containsExactly(4L, 3L);
        assertThat(positions(all.named(openedOrTaken).nobodys())).isEmpty();
        assertThat(positions(all.happened(Book.START.plusSeconds(1), null))).containsExactly(6L, 5L, 4L, 3L);
        assertThat(positions(all.named(openedOrTaken).happened(null, Book.START.plusSeconds(1)))).containsExactly(2L);
        assertThat(positions(all.between(2, 5))).containsExactly(4L, 3L);
        assertThat(positions(all.named(List.of("no-such-event")))).isEmpty();
    }

    @Test
    void slices_of_positions_follow_each_other_in_either_direction_also_of_several_actions() {
        for (int i = 0; i < 6; i++) book.add(new TicketAcknowledged(TICKET, null), new CommentAdded(TICKET, new CommentId(new UUID(2, i)), i, "c", Visibility.PUBLIC));
        desk.project(new AuditLogProjection(), book);
        FindPositions wanted = FindPositions.newest(5).named(List.of("comment-added", "ticket-acknowledged"));
        assertThat(audit.positions(wanted)).isEqualTo(new Slice<>(List.of(14L, 13L, 12L, 11L, 10L), 10L));
        assertThat(audit.positions(wanted.between(0, 10))).isEqualTo(new Slice<>(List.of(9L, 8L, 7L, 6L, 5L), 5L));
        assertThat(audit.positions(wanted.between(0, 5))).isEqualTo(new Slice<>(List.of(4L, 3L), null));
        assertThat(audit.positions(wanted.oldestFirst())).isEqualTo(new Slice<>(List.of(3L, 4L, 5L, 6L, 7L), 7L));
        assertThat(audit.positions(wanted.oldestFirst().between(12, Long.MAX_VALUE))).isEqualTo(new Slice<>(List.of(13L, 14L), null));
    }

    @Test
    void slices_follow_each_other_without_gap_or_overlap() {
        for (int n = 0; n < 7; n++) book.add(new ResponseDueSet(TICKET, Book.START.plusSeconds(n)));
        desk.project(new AuditLogProjection(), book);
        List<Long> walked = new ArrayList<>();
        Slice<AuditEntry> slice = audit.find(newest(4));
        while (true) {
            slice.items().forEach(entry -> walked.add(entry.position()));
            if (slice.next() == null) break;
            slice = audit.find(newest(4).before(slice.next()));
        }
        assertThat(walked).containsExactly(9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L);
    }
}
