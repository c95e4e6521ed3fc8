package io.ticketledger.query.ticketdetails;

import static io.ticketledger.events.TicketStatus.*;
import static io.ticketledger.query.world.Samples.ADMIN;
import static io.ticketledger.query.world.Samples.AGENT;
import static io.ticketledger.query.world.Samples.REQUESTER;
import static io.ticketledger.query.world.Samples.SECOND;
import static io.ticketledger.query.world.Samples.TICKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.ticketledger.events.*;
import io.ticketledger.events.ticket.*;
import io.ticketledger.events.ticket.AttachmentRenamed;
import io.ticketledger.eventstore.RecordedEvent;
import io.ticketledger.query.Page;
import io.ticketledger.query.projecting.ProjectionTokens;
import io.ticketledger.query.ticketlist.Scope;
import io.ticketledger.query.ticketlist.TicketListProjection;
import io.ticketledger.query.world.Book;
import io.ticketledger.query.world.Desk;
import io.ticketledger.query.world.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TicketDetailsTest {

    private static final Desk desk = Desk.fresh();
    private static final TicketDetails details = new TicketDetails(desk.dataSource());
    private static final CommentId COMMENT = new CommentId(new UUID(2, 1));
    private static final CommentId INTERNAL_COMMENT = new CommentId(new UUID(2, 2));

    private final Book book = new Book().by(REQUESTER, "John Client").add(Samples.ticket(TICKET, 1, "Homepage not loading"))
            .add(new AttachmentAdded(TICKET, new AttachmentId(new UUID(3, 1)), 5, "shot.png", "image/png", 42, "ab".repeat(32)))
            .after(Duration.ofMinutes(5)).by(ADMIN, "Ada").add(new TicketAcknowledged(TICKET, null), new TicketAssigned(TICKET, List.of(AGENT), null))
            .after(Duration.ofMinutes(5)).by(AGENT, "Alice").add(new WorkStarted(TICKET), new CommentAdded(TICKET, COMMENT, 8, "looking", Visibility.PUBLIC),
                    new CommentAdded(TICKET, INTERNAL_COMMENT, 9, "their server is a mess", Visibility.INTERNAL), new TicketResolved(TICKET, "restarted", null),
                    new ApprovalRequested(TICKET));

    @BeforeEach
    void nothing_has_happened() {
        desk.empty(new TicketDetailsProjection()).empty(new TicketListProjection());
        desk.sql().sql("DELETE FROM projection_token").update();
    }

    private void projected(Book book) {
        desk.project(new TicketListProjection(), book).project(new TicketDetailsProjection(), book);
    }

    @Test
    void history_has_moves_and_comments_but_not_the_opening() {
        projected(book);
        TicketDetail detail = details.byNumber(1, Scope.everything()).orElseThrow();

        assertThat(detail.history()).extracting(HistoryEntry::id, HistoryEntry::event, HistoryEntry::actor, HistoryEntry::from, HistoryEntry::to, HistoryEntry::text).containsExactly(
                tuple(3L, "ticket-acknowledged", ADMIN, NEW, OPEN, null),
                tuple(5L, "work-started", AGENT, OPEN, IN_PROGRESS, null),
                tuple(6L, "comment-added", AGENT, IN_PROGRESS, IN_PROGRESS, "looking"),
                tuple(7L, "comment-added", AGENT, IN_PROGRESS, IN_PROGRESS, "their server is a mess"),
                tuple(8L, "ticket-resolved", AGENT, IN_PROGRESS, RESOLVED, "restarted"),
                tuple(9L, "approval-requested", AGENT, RESOLVED, AWAITING_APPROVAL, null));
        assertThat(detail.history().get(1).actorName()).isEqualTo("Alice");
        assertThat(detail.history().get(1).occurred()).isEqualTo(Book.START.plus(Duration.ofMinutes(10)));
        assertThat(detail.row().status()).isEqualTo(AWAITING_APPROVAL);
        assertThat(detail.people()).containsExactlyInAnyOrder(ADMIN, AGENT, REQUESTER);
    }

    @Test
    void internal_comments_are_marked() {
        projected(book);
        TicketThread thread = details.threads(List.of(TICKET)).get(TICKET);
        assertThat(thread.comments()).extracting(entry -> entry.comment().number(), HistoryEntry::isInternal)
                .containsExactly(tuple(8L, false), tuple(9L, true));
        assertThat(thread.publicOnly().history()).hasSize(5);
        assertThat(thread.attachments()).singleElement().satisfies(file -> {
            assertThat(file.number()).isEqualTo(5);
            assertThat(file.name()).isEqualTo("shot.png");
            assertThat(file.size()).isEqualTo(42);
            assertThat(file.uploader()).isEqualTo(REQUESTER);
            assertThat(file.uploadedAt()).isEqualTo(Book.START);
        });
        assertThat(details.attachment(5)).isEqualTo(details.attachment(new AttachmentId(new UUID(3, 1)))).isPresent();
    }

    @Test
    void a_comment_says_what_it_was_edited_to_and_is_found_by_its_number_until_it_is_taken_back() {
        TicketThread before = details(book);
        HistoryEntry first = before.comments().getFirst();
        TicketThread edited = details(book.by(AGENT, "Alice").after(Duration.ofHours(1)).add(new CommentEdited(TICKET, first.comment().id(), "rather this")));
        assertThat(edited.comments().getFirst()).extracting(HistoryEntry::text, HistoryEntry::actor, HistoryEntry::occurred, entry -> entry.comment().editedAt())
                .containsExactly("rather this", first.actor(), first.occurred(), book.now());
        assertThat(details.comment(8)).contains(edited.comments().getFirst());
        assertThat(edited.comments().get(1).comment().editedAt()).isNull();
        assertThat(details.comments(TICKET, true, 1, 1)).isEqualTo(new Page<>(edited.comments().subList(1, 2), 2));
        assertThat(details.comments(TICKET, false, 9, 0)).isEqualTo(new Page<>(edited.comments().subList(0, 1), 1));

        assertThat(details(book.add(new CommentDeleted(TICKET, first.comment().id()))).comments()).hasSize(1);
        assertThat(details.comment(8)).isEmpty();
        assertThat(details.comments(TICKET, false, 9, 0)).isEqualTo(new Page<>(List.of(), 0));
    }

    @Test
    void what_is_removed_is_found_no_more() {
        assertThat(details(book.add(new AttachmentRenamed(TICKET, new AttachmentId(new UUID(3, 1)), "otherwise.png"))).attachments()).extracting(AttachmentInfo::name)
                .containsExactly("otherwise.png");
        assertThat(details(book.add(new AttachmentRemoved(TICKET, new AttachmentId(new UUID(3, 1))))).attachments()).isEmpty();
        assertThat(details.attachment(5)).isEmpty();
        book.add(new TicketDeleted(TICKET));
        projected(book);
        assertThat(details.byId(TICKET, Scope.everything())).isEmpty();
        assertThat(desk.rows(new TicketDetailsProjection()).values()).allSatisfy(rows -> assertThat(rows).isEmpty());
    }

    private TicketThread details(Book book) {
        projected(book);
        return details.threads(List.of(TICKET)).get(TICKET);
    }

    @Test
    void history_can_be_told_as_far_as_a_position() {
        projected(book);
        TicketThread thread = details.threads(List.of(TICKET)).get(TICKET);
        assertThat(thread.upTo(8).history()).extracting(HistoryEntry::id).containsExactly(3L, 5L, 6L, 7L, 8L);
        assertThat(thread.upTo(8).history().getLast().to()).isEqualTo(RESOLVED);
        assertThat(thread.upTo(2).history()).isEmpty();
        assertThat(thread.upTo(99)).isEqualTo(thread);
    }

    @Test
    void a_chunk_of_a_list_gets_its_threads_at_once() {
        projected(book.add(Samples.ticket(SECOND, 2, "Another")));
        Map<TicketId, TicketThread> threads = details.threads(List.of(TICKET, SECOND));
        assertThat(threads.get(SECOND)).isEqualTo(TicketThread.EMPTY);
        assertThat(threads.get(TICKET).history()).hasSize(6);
        assertThat(details.byNumber(1, Scope.requestedBy(AGENT))).isEmpty();
    }

    @Test
    void reading_ahead_says_what_the_read_models_will_say_and_leaves_nothing_behind() {
        List<Book.Line> lines = book.lines();
        desk.project(new TicketListProjection(), lines.subList(0, 4), 10).project(new TicketDetailsProjection(), lines.subList(0, 6), 10);
        desk.sql().sql("INSERT INTO projection_token (processor, segment, position) VALUES ('ticket-list', 0, 4), ('ticket-details', 0, 6)").update();
        var before = Map.of("list", desk.rows(new TicketListProjection()), "details", desk.rows(new TicketDetailsProjection()));
        ReadAhead ahead = new ReadAhead(desk.dataSource(), new DataSourceTransactionManager(desk.dataSource()), new ProjectionTokens(desk.dataSource(), Duration.ofSeconds(10)));
        List<RecordedEvent> stream = lines.stream().map(line -> new RecordedEvent(line.entry().position(), TICKET.toString(), "Ticket", line.entry().version(), new UUID(9, 9),
                line.entry().name(), 1, line.entry().occurred(), line.entry().recorded(), line.event(),
                Map.<String, Object>of("actor", line.entry().actor().toString(), "actorName", line.entry().actorName()))).toList();

        TicketDetail seenAhead = ahead.ahead(TICKET, stream, Scope.everything()).orElseThrow();

        assertThat(Map.of("list", desk.rows(new TicketListProjection()), "details", desk.rows(new TicketDetailsProjection()))).isEqualTo(before);
        assertThat(ahead.ahead(TICKET, stream, Scope.requestedBy(AGENT))).isEmpty();
        desk.project(new TicketListProjection(), lines.subList(4, lines.size()), 10).project(new TicketDetailsProjection(), lines.subList(6, lines.size()), 10);
        assertThat(seenAhead).isEqualTo(details.byId(TICKET, Scope.everything()).orElseThrow());
    }
}
