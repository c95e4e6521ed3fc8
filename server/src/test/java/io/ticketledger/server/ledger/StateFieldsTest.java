package io.ticketledger.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.account.AccountSnapshot;
import io.ticketledger.command.ticket.TicketSnapshot;
import io.ticketledger.command.ticket.TicketSnapshot.Happened;
import io.ticketledger.events.*;
import io.ticketledger.events.account.*;
import io.ticketledger.events.ticket.*;
import io.ticketledger.events.ticket.AttachmentRenamed;
import io.ticketledger.server.ledger.HistoryResponses.Change;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class StateFieldsTest {

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final TicketId TICKET = TicketId.of("019b4a7e-2c00-7d31-8f5a-6b1e0c9a4d01");
    private static final AccountId ROSA = AccountId.of("019b4a70-1000-7abc-9def-000000000001");
    private static final AccountId ALAN = AccountId.of("019b4a70-1000-7abc-9def-000000000002");
    private static final TicketOpened OPENED = new TicketOpened(TICKET, 17, ROSA, "Title", "Text", Priority.HIGH, Level.HIGH, null, "BUG", null, null, "Site", 30,
            START.plusSeconds(1800), new ExternalReference("other", "X-1"));

    @Test
    void an_opening_makes_everything_it_says_out_of_nothing() {
        assertThat(last(OPENED)).contains(new Change("status", null, "new"), new Change("title", null, "Title"), new Change("requester", null, ROSA.toString()),
                        new Change("responseDue", null, "2026-03-02T08:30:00Z"), new Change("reference", null, "other X-1"), new Change("responseClock.state", null, "running"))
                .extracting(Change::field).doesNotContain("agents", "team", "urgency", "estimate", "comments", "attachments");
    }

    @Test
    void only_what_is_different_is_told_by_the_audit_logs_names() {
        assertThat(last(OPENED, new TicketAssigned(TICKET, List.of(ALAN), "Web"))).containsExactly(
                new Change("agents", List.of(), List.of(ALAN.toString())), new Change("team", null, "Web"));
        assertThat(last(OPENED, new PriorityChanged(TICKET, Priority.LOW, null, null, 60, START.plusSeconds(3600)))).containsExactly(
                new Change("priority", "high", "low"), new Change("impact", "high", null), new Change("responseMinutes", 30, 60),
                new Change("responseDue", "2026-03-02T08:30:00Z", "2026-03-02T09:00:00Z"), new Change("responseClock.target", "PT30M", "PT1H"),
                new Change("responseClock.remaining", "PT30M", "PT1H"));
        assertThat(last(OPENED, new ResolutionEstimated(TICKET, START))).containsExactly(new Change("estimate", null, "2026-03-02T08:00:00Z"));
    }

    @Test
    void a_comment_and_a_file_are_told_as_what_was_added_not_as_lists() {
        CommentId comment = new CommentId(new UUID(1, 1));
        AttachmentId file = new AttachmentId(new UUID(1, 2));
        CommentAdded said = new CommentAdded(TICKET, comment, 3, "Hello", Visibility.INTERNAL);
        assertThat(last(OPENED, new CommentAdded(TICKET, new CommentId(new UUID(1, 0)), 2, "Before", Visibility.PUBLIC), said)).containsExactly(
                new Change("comments", null, Map.of("id", comment.toString(), "number", 3L, "text", "Hello", "visibility", "internal")));
        assertThat(last(OPENED, said, new AttachmentAdded(TICKET, file, 4, "a.txt", "text/plain", 12, "ab"))).containsExactly(new Change("attachments", null,
                Map.of("id", file.toString(), "number", 4L, "name", "a.txt", "mediaType", "text/plain", "size", 12L, "sha256", "ab")));
    }

    @Test
    void a_comment_that_is_worded_anew_is_told_with_what_it_said_and_one_taken_back_is_gone() {
        CommentAdded said = new CommentAdded(TICKET, new CommentId(new UUID(1, 1)), 3, "Hello", Visibility.PUBLIC);
        AttachmentAdded file = new AttachmentAdded(TICKET, new AttachmentId(new UUID(1, 2)), 4, null, null, 12, "ab");
        CommentEdited edited = new CommentEdited(TICKET, said.comment(), "Bye");
        assertThat(last(OPENED, said, edited)).containsExactly(new Change("comments", comment("Hello"), comment("Bye")));
        assertThat(last(OPENED, said, edited, new CommentDeleted(TICKET, said.comment()))).containsExactly(new Change("comments", comment("Bye"), null));
        assertThat(last(OPENED, file, new AttachmentRenamed(TICKET, file.attachment(), "b.png"))).singleElement()
                .satisfies(change -> assertThat(change.now()).asInstanceOf(InstanceOfAssertFactories.MAP).containsEntry("name", "b.png"));
        assertThat(last(OPENED, file, new AttachmentRemoved(TICKET, file.attachment()))).singleElement().satisfies(change -> {
            assertThat(change.field()).isEqualTo("attachments");
            assertThat(change.now()).isNull();
        });
    }

    private static Map<String, Object> comment(String text) {
        return Map.of("id", "00000000-0000-0001-0000-000000000001", "number", 3L, "text", text, "visibility", "public");
    }

    @Test
    void what_boards_say_of_a_ticket_is_told_field_by_field() {
        ProjectId project = ProjectId.of("019b4a7e-2c00-7d31-8f5a-6b1e0c9a4dff");
        ColumnId column = new ColumnId(new UUID(1, 3));
        TagId tag = new TagId(new UUID(1, 4));
        assertThat(last(OPENED, new TicketFiled(TICKET, project))).containsExactly(new Change("projectId", null, project.toString()));
        assertThat(last(OPENED, new CardMoved(TICKET, column, "V"))).containsExactly(new Change("column", null, column.toString()), new Change("rank", null, "V"));
        assertThat(last(OPENED, new CardMoved(TICKET, column, "V"), new WorkStarted(TICKET))).contains(new Change("column", column.toString(), null), new Change("rank", "V", null));
        assertThat(last(OPENED, new TitleChanged(TICKET, "Other"))).containsExactly(new Change("title", "Title", "Other"));
        assertThat(last(OPENED, new DescriptionChanged(TICKET, ""))).containsExactly(new Change("description", "Text", ""));
        assertThat(last(OPENED, new TypeChanged(TICKET, TicketType.BUG))).containsExactly(new Change("type", null, "bug"));
        assertThat(last(OPENED, new TicketScheduled(TICKET, null, LocalDate.of(2026, 3, 9)))).containsExactly(new Change("dueDate", null, "2026-03-09"));
        assertThat(last(OPENED, new TicketTagged(TICKET, List.of(tag)))).containsExactly(new Change("tags", List.of(), List.of(tag.toString())));
        assertThat(last(OPENED, new TicketFollowed(TICKET, ROSA))).containsExactly(new Change("followers", List.of(), List.of(ROSA.toString())));
        assertThat(last(OPENED, new TicketArchived(TICKET))).containsExactly(new Change("archived", null, true));
        assertThat(last(OPENED, new TicketArchived(TICKET), new TicketRestored(TICKET))).containsExactly(new Change("archived", true, null));
        assertThat(last(OPENED, new TicketDeleted(TICKET))).contains(new Change("deleted", null, true), new Change("responseClock.state", "running", "cancelled"));
    }

    @Test
    void what_is_unset_again_is_the_state_it_was() {
        TicketSnapshot now = snapshot(OPENED, new TicketArchived(TICKET), new TicketRestored(TICKET), new TicketTagged(TICKET, List.of()));
        assertThat(TicketStates.canonical(now)).doesNotContain("facts");
        assertThat(TicketStates.canonical(snapshot(OPENED, new TicketScheduled(TICKET, LocalDate.of(2026, 3, 9), null), new TypeChanged(TICKET, TicketType.EPIC))))
                .contains("\"facts\":{\"followers\":[],\"start\":\"2026-03-09\",\"tags\":[],\"type\":\"epic\"}");
    }

    @Test
    void what_an_event_repeats_is_no_change() {
        assertThat(last(OPENED, new TicketReleased(TICKET))).isEmpty();
        assertThat(last(OPENED, new ResolutionEstimated(TICKET, START), new ResolutionEstimated(TICKET, START))).isEmpty();
    }

    @Test
    void an_accounts_changes_never_tell_of_a_credential() {
        CredentialId credential = new CredentialId(new UUID(7, 7));
        List<AccountEvent> life = List.of(new AccountOpened(ROSA, 2, "rosa", null, "Rosa", "R", Set.of(Role.REQUESTER), null, null, null, credential),
                new PersonRenamed(ROSA, "Rosalind", "R"), new RolesChanged(ROSA, Set.of(Role.REQUESTER), Set.of(Role.AGENT)), new PasswordChanged(ROSA, credential));
        List<AccountSnapshot> after = AccountSnapshot.after(life, _ -> true);
        assertThat(StateFields.changes(null, after.get(0))).contains(new Change("username", null, "rosa"), new Change("roles", null, List.of("requester")))
                .extracting(Change::field).doesNotContain("email", "credential");
        assertThat(StateFields.changes(after.get(0), after.get(1))).containsExactly(new Change("firstName", "Rosa", "Rosalind"));
        assertThat(StateFields.changes(after.get(1), after.get(2))).containsExactly(new Change("roles", List.of("requester"), List.of("agent")));
        assertThat(StateFields.changes(after.get(2), after.get(3))).isEmpty();
    }

    @Test
    void no_field_of_a_state_is_forgotten() {
        assertThat(StateFields.fields(snapshot(OPENED)).keySet()).containsAll(names(TicketSnapshot.class, "id", "number", "version", "times", "remarks", "clocks",
                "comments", "attachments", "facts")).contains("projectId", "column", "rank", "type", "startDate", "dueDate", "tags", "followers", "archived", "deleted").containsAll(names(TicketSnapshot.Times.class, "updated")).contains("statusReason", "holdReason", "resolution", "resolutionCode");
        assertThat(names(TicketSnapshot.Remarks.class)).hasSize(4);
        assertThat(names(TicketSnapshot.Facts.class)).hasSize(10);
        assertThat(StateFields.fields(snapshot(OPENED)).keySet().stream().filter(field -> field.startsWith("responseClock.")).map(field -> field.substring(14)))
                .containsExactlyInAnyOrderElementsOf(names(TicketSnapshot.Promise.class, "clock", "due"));
        AccountSnapshot account = AccountSnapshot.after(List.of(new AccountOpened(ROSA, 2, "rosa", null, "", "", Set.of(), null, null, null, null)), _ -> true).getFirst();
        assertThat(StateFields.fields(account).keySet()).containsExactlyElementsOf(names(AccountSnapshot.class, "id", "version"));
    }

    @Test
    void the_canonical_text_has_every_field_that_is_something_in_the_order_of_their_names() {
        String text = TicketStates.canonical(snapshot(OPENED, new CommentAdded(TICKET, new CommentId(new UUID(1, 1)), 3, "Größe \"1\"", Visibility.INTERNAL)));
        assertThat(text).isEqualTo("{\"agents\":[],\"attachments\":[],\"category\":\"BUG\",\"clocks\":[{\"clock\":\"response\",\"cycle\":1,\"due\":\"2026-03-02T08:30:00Z\","
                + "\"remaining\":\"PT30M\",\"rule\":\"priority\",\"since\":\"2026-03-02T08:00:00Z\",\"started\":\"2026-03-02T08:00:00Z\",\"state\":\"running\",\"target\":\"PT30M\"}],"
                + "\"comments\":[{\"at\":\"2026-03-02T08:01:00Z\",\"author\":\"" + ALAN + "\",\"id\":\"00000000-0000-0001-0000-000000000001\",\"number\":3,"
                + "\"text\":\"Größe \\\"1\\\"\",\"visibility\":\"internal\"}],\"description\":\"Text\",\"id\":\"" + TICKET + "\",\"impact\":\"high\",\"number\":17,"
                + "\"priority\":\"high\",\"project\":\"Site\",\"reference\":{\"key\":\"X-1\",\"system\":\"other\"},\"remarks\":{},\"requester\":\"" + ROSA + "\","
                + "\"response_due\":\"2026-03-02T08:30:00Z\",\"response_minutes\":30,\"status\":\"new\",\"times\":{\"begun\":\"2026-03-02T08:00:00Z\","
                + "\"opened\":\"2026-03-02T08:00:00Z\",\"reopens\":0,\"updated\":\"2026-03-02T08:01:00Z\"},\"title\":\"Title\",\"version\":1}");
        assertThat(TicketStates.sha256(snapshot(OPENED))).matches("[0-9a-f]{64}").isEqualTo(TicketStates.sha256(snapshot(OPENED)))
                .isNotEqualTo(TicketStates.sha256(snapshot(OPENED, new TicketReleased(TICKET))));
    }

    private static List<Change> last(TicketEvent... events) {
        List<TicketSnapshot> after = TicketSnapshot.after(history(events), _ -> true);
        return StateFields.changes(after.size() == 1 ? null : after.get(after.size() - 2), after.getLast());
    }

    private static TicketSnapshot snapshot(TicketEvent... events) {
        return TicketSnapshot.of(history(events));
    }

    private static List<Happened> history(TicketEvent... events) {
        List<Happened> history = new ArrayList<>();
        for (TicketEvent event : events) history.add(new Happened(event, START.plus(Duration.ofMinutes(history.size())), ALAN));
        return history;
    }

    private static List<String> names(Class<?> type, String... without) {
        return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).filter(name -> !List.of(without).contains(name)).toList();
    }
}
