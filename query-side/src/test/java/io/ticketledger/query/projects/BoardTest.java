package io.ticketledger.query.projects;

import static io.ticketledger.events.Stage.DONE;
import static io.ticketledger.events.Stage.IN_PROGRESS;
import static io.ticketledger.events.Stage.NEW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.ColumnId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.Stage;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.query.world.Book;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BoardTest {

    private static final ColumnRow DOING = column(1, IN_PROGRESS, 1);
    private static final ColumnRow TESTING = column(2, IN_PROGRESS, 2);
    private static final ColumnRow TODO = column(3, NEW, 0);
    private static final ColumnRow OVER = column(4, DONE, 3);
    /** Nothing in review. */
    private static final Board BOARD = new Board(List.of(DOING, TESTING, TODO, OVER));

    private static ColumnRow column(int n, Stage stage, int order) {
        return new ColumnRow(new ColumnId(new UUID(4, n)), n, ProjectId.DESK, "Column " + n, stage, "#0052cc", order, Book.START, Book.START);
    }

    @Test
    void columns_stand_in_their_order() {
        assertThat(BOARD.columns()).containsExactly(TODO, DOING, TESTING, OVER);
    }

    @Test
    void a_placed_card_is_where_it_was_placed() {
        assertThat(BOARD.columnOf(TESTING.id(), TicketStatus.IN_PROGRESS)).contains(TESTING);
    }

    @Test
    void a_card_that_nobody_placed_is_in_the_first_column_of_its_stage() {
        assertThat(BOARD.columnOf(null, TicketStatus.OPEN)).contains(TODO);
        assertThat(BOARD.columnOf(null, TicketStatus.ON_HOLD)).contains(DOING);
        assertThat(BOARD.columnOf(null, TicketStatus.WITHDRAWN)).contains(OVER);
        assertThat(BOARD.columnOf(new ColumnId(new UUID(4, 99)), TicketStatus.CLOSED)).as("its column is gone").contains(OVER);
    }

    @Test
    void a_stage_without_a_column_belongs_to_the_first_of_all() {
        assertThat(BOARD.columnOf(null, TicketStatus.RESOLVED)).contains(TODO);
        assertThat(BOARD.firstOf(Stage.REVIEW)).contains(TODO);
        assertThat(BOARD.inColumn(TODO).unplaced()).containsExactlyInAnyOrder(TicketStatus.NEW, TicketStatus.OPEN, TicketStatus.RESOLVED, TicketStatus.AWAITING_APPROVAL);
        assertThat(BOARD.isFirstOfStage(TODO)).isTrue();
    }

    @Test
    void only_the_first_of_a_stage_gets_cards_by_themselves() {
        assertThat(BOARD.inColumn(DOING)).isEqualTo(new Board.InColumn(DOING.id(), Stage.IN_PROGRESS.statuses()));
        assertThat(BOARD.inColumn(TESTING)).isEqualTo(new Board.InColumn(TESTING.id(), EnumSet.noneOf(TicketStatus.class)));
        assertThat(BOARD.isFirstOfStage(DOING)).isTrue();
        assertThat(BOARD.isFirstOfStage(TESTING)).isFalse();
    }

    @Test
    void every_state_is_looked_for_in_exactly_the_column_it_is_shown_in() {
        for (Board board : List.of(BOARD, new Board(List.of(OVER)), new Board(List.of(DOING, OVER)))) {
            List<TicketStatus> looked = new ArrayList<>();
            for (ColumnRow column : board.columns()) {
                assertThat(board.inColumn(column).unplaced()).allSatisfy(status -> assertThat(board.columnOf(null, status)).contains(column));
                looked.addAll(board.inColumn(column).unplaced());
            }
            assertThat(looked).containsExactlyInAnyOrder(TicketStatus.values());
        }
    }

    @Test
    void a_board_without_columns_has_no_place_for_a_card() {
        assertThat(new Board(List.of()).columnOf(null, TicketStatus.NEW)).isEmpty();
    }
}
