package io.ticketledger.query.ticketlist;

import static io.ticketledger.query.world.Samples.AGENT;
import static io.ticketledger.query.world.Samples.OTHER;
import static io.ticketledger.query.world.Samples.SECOND;
import static io.ticketledger.query.world.Samples.TICKET;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.*;
import io.ticketledger.events.project.*;
import io.ticketledger.events.ticket.*;
import io.ticketledger.query.ticketlist.TicketRow.Board;
import io.ticketledger.query.world.Book;
import io.ticketledger.query.world.Desk;
import io.ticketledger.query.world.Samples;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CardFactsTest {

    private static final Desk desk = Desk.fresh();
    private static final ProjectId PROJECT = new ProjectId(new UUID(0x7002, 1));
    private static final ColumnId COLUMN = new ColumnId(new UUID(0x7003, 1));
    private static final TagId TAG = new TagId(new UUID(0x7004, 1));
    private static final TagId OTHER_TAG = new TagId(new UUID(0x7004, 2));
    private static final CommentId INTERNAL = new CommentId(new UUID(1, 2));
    private final Book book = new Book().add(Samples.ticket(TICKET, 1, "Homepage not loading")).after(Duration.ofHours(1));
    private final TicketList tickets = new TicketList(desk.dataSource());

    @BeforeEach
    void nothing_has_happened() {
        desk.empty(new TicketListProjection());
    }

    private TicketRow row() {
        desk.project(new TicketListProjection(), book);
        return tickets.byId(TICKET, Scope.everything()).orElseThrow();
    }

    private Board board() {
        return row().board();
    }

    private List<Long> found(String search) {
        return tickets.page(FindTickets.in(Scope.everything()).search(search), 9, 0).stream().map(TicketRow::number).toList();
    }

    @Test
    void a_ticket_of_which_nothing_else_is_said_is_a_task_of_the_desk() {
        assertThat(board()).isEqualTo(new Board(ProjectId.DESK, null, "00000000001", TicketType.TASK, List.of(), List.of(), null, null, false));
    }

    @Test
    void facts_are_kept_as_they_are_told() {
        book.add(new TicketFiled(TICKET, PROJECT), new TypeChanged(TICKET, TicketType.EPIC), new TicketScheduled(TICKET, LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 9)),
                new TicketTagged(TICKET, List.of(OTHER_TAG, TAG)), new TicketFollowed(TICKET, AGENT), new TicketFollowed(TICKET, OTHER), new TicketFollowed(TICKET, AGENT),
                new TicketArchived(TICKET));
        assertThat(board()).isEqualTo(new Board(PROJECT, null, "00000000002", TicketType.EPIC, List.of(OTHER_TAG, TAG), List.of(OTHER, AGENT), LocalDate.of(2026, 3, 1),
                LocalDate.of(2026, 3, 9), true));
        book.add(new TicketScheduled(TICKET, null, null), new TicketTagged(TICKET, List.of()), new TicketUnfollowed(TICKET, OTHER), new TicketRestored(TICKET));
        assertThat(board()).isEqualTo(new Board(PROJECT, null, "00000000002", TicketType.EPIC, List.of(), List.of(AGENT), null, null, false));
    }

    @Test
    void following_is_not_news_of_the_ticket_but_everything_else_is() {
        book.add(new TicketFollowed(TICKET, AGENT));
        assertThat(row().updatedAt()).isEqualTo(Book.START);
        assertThat(row().version()).isEqualTo(1);
        book.add(new CommentEdited(TICKET, INTERNAL, "x"));
        assertThat(row().updatedAt()).isEqualTo(book.now());
    }

    @Test
    void a_card_stays_where_it_was_put_within_the_stage_and_comes_to_the_end_of_the_next() {
        book.add(new CardMoved(TICKET, COLUMN, "U"), new TicketAcknowledged(TICKET, null));
        assertThat(board()).extracting(Board::column, Board::rank).containsExactly(COLUMN, "U");
        book.add(new WorkStarted(TICKET));
        assertThat(board()).extracting(Board::column, Board::rank).containsExactly(null, "00000000004");
        book.add(new CardMoved(TICKET, COLUMN, "W"), new TicketPutOnHold(TICKET, "parts"), new WorkResumed(TICKET));
        assertThat(board()).extracting(Board::column, Board::rank).containsExactly(COLUMN, "W");
        book.add(new StatusCorrected(TICKET, TicketStatus.IN_PROGRESS, TicketStatus.OPEN, "by hand"));
        assertThat(board()).extracting(Board::column, Board::rank).containsExactly(null, "00000000008");
        for (int n = 0; n < 30; n++) book.add(new CommentEdited(TICKET, INTERNAL, "to the thirty-ninth position"));
        book.add(new TicketWithdrawn(TICKET, "never mind"));
        assertThat(board().rank()).isEqualTo("00000000013");
    }

    @Test
    void what_is_removed_from_a_board_is_removed_from_its_cards() {
        book.add(new TicketTagged(TICKET, List.of(TAG, OTHER_TAG)), Samples.ticket(SECOND, 2, "b"), new TicketTagged(SECOND, List.of(TAG)), new CardMoved(TICKET, COLUMN, "U"),
                new TagDeleted(PROJECT, TAG), new ColumnRemoved(PROJECT, COLUMN));
        assertThat(board()).extracting(Board::column, Board::tags).containsExactly(null, List.of(OTHER_TAG));
        assertThat(tickets.byId(SECOND, Scope.everything()).orElseThrow().board().tags()).isEmpty();
        book.add(new CardMoved(TICKET, COLUMN, "V"), new TicketTagged(TICKET, List.of(TAG)));
        assertThat(board()).as("what came after is not taken away when it is read again").extracting(Board::column, Board::tags).containsExactly(COLUMN, List.of(TAG));
        book.add(new ColumnStageChanged(PROJECT, COLUMN, Stage.DONE));
        assertThat(board().column()).isNull();
    }

    @Test
    void a_comment_that_is_taken_back_is_counted_no_more_whichever_it_was() {
        CommentId open = new CommentId(new UUID(1, 1));
        book.add(new CommentAdded(TICKET, open, 1, "hello", Visibility.PUBLIC), new CommentAdded(TICKET, INTERNAL, 2, "psst", Visibility.INTERNAL));
        assertThat(row()).extracting(TicketRow::commentCount, TicketRow::internalCount).containsExactly(2, 1);
        book.add(new CommentDeleted(TICKET, open));
        assertThat(row()).extracting(TicketRow::commentCount, TicketRow::internalCount).containsExactly(1, 1);
        book.add(new CommentDeleted(TICKET, INTERNAL));
        assertThat(row()).extracting(TicketRow::commentCount, TicketRow::internalCount).containsExactly(0, 0);
        assertThat(row()).extracting(TicketRow::commentCount, TicketRow::internalCount).as("told again").containsExactly(0, 0);
    }

    @Test
    void a_ticket_is_found_by_what_it_says_now() {
        book.add(new TitleChanged(TICKET, "ÜBERLAUF im Keller"), new DescriptionChanged(TICKET, "Water\n\\n 5%"));
        assertThat(row()).extracting(TicketRow::title, TicketRow::description).containsExactly("ÜBERLAUF im Keller", "Water\n\\n 5%");
        assertThat(found("überlauf water")).containsExactly(1L);
        assertThat(found("homepage")).isEmpty();
        assertThat(found("ke 5%")).as("beginnings of words").containsExactly(1L);
    }

    @Test
    void a_deleted_ticket_is_nowhere() {
        book.add(new TicketAssigned(TICKET, List.of(AGENT), null), new TicketTagged(TICKET, List.of(TAG)), new CommentAdded(TICKET, INTERNAL, 2, "psst", Visibility.INTERNAL), new TicketDeleted(TICKET));
        desk.project(new TicketListProjection(), book);
        assertThat(desk.rows(new TicketListProjection())).allSatisfy((table, rows) -> assertThat(rows).as(table).isEmpty());
        assertThat(tickets.count(FindTickets.in(Scope.everything()))).isZero();
    }
}
