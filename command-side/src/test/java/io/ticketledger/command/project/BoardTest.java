package io.ticketledger.command.project;

import static io.ticketledger.command.project.Projects.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.Rejection.Type;
import io.ticketledger.command.project.ProjectCommand.*;
import io.ticketledger.events.ColumnId;
import io.ticketledger.events.Stage;
import io.ticketledger.events.project.*;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The board begins with New at 0 and Done at 1; Doing comes at 2 and Later at 4 where a test says so. */
class BoardTest {

    @ParameterizedTest
    @CsvSource({"To Do,NEW", "New,NEW", "BACKLOG,NEW", "in progress,IN_PROGRESS", "Doing,IN_PROGRESS", "Review,REVIEW", "testing,REVIEW", "Done,DONE", "Closed,DONE",
            "completed,DONE", "' done ',DONE", "todo,NEW", "TO-DO,NEW", "in_progress,IN_PROGRESS", "Blocked,IN_PROGRESS", "Reviewing,IN_PROGRESS", "Не сделано,IN_PROGRESS"})
    void a_columns_stage_follows_from_its_name(String name, Stage stage) {
        assertThat(StageByName.of(name)).isEqualTo(stage);
        Scenario.website().when(new AddColumn(WEBSITE, DOING, 3, name, null, "#ff9800", null)).then(new ColumnAdded(WEBSITE, DOING, 3, name, stage, "#ff9800", 2));
    }

    @Test
    void a_stage_that_is_given_counts_for_more_than_the_name() {
        Scenario.website().when(new AddColumn(WEBSITE, DOING, 3, "Done", Stage.NEW, "#ff9800", null)).then(new ColumnAdded(WEBSITE, DOING, 3, "Done", Stage.NEW, "#ff9800", 2));
    }

    @Test
    void the_usual_columns_stand_for_the_stages_in_their_order() {
        assertThat(UsualColumn.all(() -> NEW, () -> 1)).extracting(NewColumn::stage).containsExactly(Stage.values());
        assertThat(UsualColumn.all(() -> NEW, () -> 1)).extracting(NewColumn::name).containsExactly("New", "In Progress", "Review", "Done");
    }

    @Test
    void a_column_without_a_place_comes_last_and_gaps_stay() {
        Scenario.website(LATER_ADDED).when(add(null)).then(doing(5));
        Scenario.website(LATER_ADDED).when(add(3)).then(doing(3));
        Scenario.website().when(add(7)).then(doing(7));
    }

    @Test
    void columns_in_the_way_move_up_by_one_as_far_as_the_next_gap() {
        Scenario.website(LATER_ADDED).when(add(0)).then(places(NEW, 1, DONE, 2), doing(0));
        Scenario.website(LATER_ADDED).when(add(1)).then(places(DONE, 2), doing(1));
        Scenario.website(LATER_ADDED).when(add(4)).then(places(LATER, 5), doing(4));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, 1_000_001, Integer.MAX_VALUE})
    void a_place_is_counted_from_nought(int order) {
        Scenario.website().when(add(order)).thenRejected(Type.INVALID, "an-order-counts");
        Scenario.website().when(move(NEW, order)).thenRejected(Type.INVALID, "an-order-counts");
        Scenario.website().when(order(NEW, order)).thenRejected(Type.INVALID, "an-order-counts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "blue", "#fff", "#12345g", "#1234567", "123456", "#12345\n"})
    void a_color_is_six_hex_digits(String color) {
        Scenario.website().when(new AddColumn(WEBSITE, DOING, 3, "Doing", null, color, null)).thenRejected(Type.INVALID, "a-color-is-a-color");
        Scenario.website().when(new ChangeColumn(WEBSITE, NEW, null, null, color, null)).thenRejected(Type.INVALID, "a-color-is-a-color");
    }

    @Test
    void a_name_is_given_and_has_at_most_100_characters() {
        for (String name : List.of("", "  ", "x".repeat(101))) {
            Scenario.website().when(new AddColumn(WEBSITE, DOING, 3, name, null, "#ff9800", null)).thenRejected(Type.INVALID, "a-name-is-given");
            Scenario.website().when(new ChangeColumn(WEBSITE, NEW, name, null, null, null)).thenRejected(Type.INVALID, "a-name-is-given");
        }
        Scenario.website().when(new ChangeColumn(WEBSITE, NEW, "x".repeat(100), null, null, null)).then(new ColumnRenamed(WEBSITE, NEW, "x".repeat(100)));
    }

    @Test
    void a_column_is_added_once() {
        Scenario.website().when(new AddColumn(WEBSITE, NEW, 3, "Doing", null, "#ff9800", null)).thenRejected(Type.CONFLICT, "a-column-is-added-once");
    }

    @Test
    void what_is_so_already_is_not_told_again() {
        Scenario.website().when(new ChangeColumn(WEBSITE, NEW, "New", Stage.NEW, "#0052cc", 0)).thenNothing();
        Scenario.website().when(new ChangeColumn(WEBSITE, NEW, null, null, null, null)).thenNothing();
        Scenario.website().when(order(NEW, 0, DONE, 1)).thenNothing();
        Scenario.website().when(order()).thenNothing();
    }

    @Test
    void a_renamed_column_keeps_its_stage() {
        Scenario.website().when(new ChangeColumn(WEBSITE, NEW, "Done", null, null, null)).then(new ColumnRenamed(WEBSITE, NEW, "Done"));
    }

    @Test
    void a_moved_column_leaves_its_own_place_to_those_it_pushes() {
        Scenario.website(DOING_ADDED, LATER_ADDED).when(move(DOING, 0)).then(places(DOING, 0, NEW, 1, DONE, 2));
        Scenario.website(DOING_ADDED, LATER_ADDED).when(move(NEW, 2)).then(places(NEW, 2, DOING, 3));
        Scenario.website(DOING_ADDED, LATER_ADDED).when(move(NEW, 3)).then(places(NEW, 3));
        Scenario.website(DOING_ADDED, LATER_ADDED).when(move(LATER, 1)).then(places(LATER, 1, DONE, 2, DOING, 3));
    }

    @Test
    void columns_that_are_named_stand_exactly_where_they_should_and_others_make_way() {
        Scenario.website(DOING_ADDED).when(order(DOING, 0, DONE, 1, NEW, 2)).then(places(DOING, 0, NEW, 2));
        Scenario.website(DOING_ADDED).when(order(DOING, 0)).then(places(DOING, 0, NEW, 2));
        Scenario.website(DOING_ADDED, LATER_ADDED).when(order(LATER, 1)).then(places(LATER, 1, DONE, 3));
        Scenario.website(DOING_ADDED, LATER_ADDED).when(order(LATER, 10)).then(places(LATER, 10));
        Scenario.website(DOING_ADDED, LATER_ADDED).when(order(LATER, 0, DOING, 1)).then(places(LATER, 0, DOING, 1, NEW, 2, DONE, 3));
    }

    @Test
    void one_place_is_for_one_column_and_only_columns_of_the_project_have_one() {
        Scenario.website().when(order(NEW, 3, DONE, 3)).thenRejected(Type.INVALID, "one-place-one-column");
        Scenario.website().when(order(NEW, 3, NEW, 4)).thenRejected(Type.INVALID, "one-place-one-column");
        Scenario.website().when(order(NEW, 3, NEW, 3)).thenRejected(Type.INVALID, "one-place-one-column");
        Scenario.website().when(order(NEW, 3, DOING, 4)).thenRejected(Type.INVALID, "only-columns-of-the-project");
    }

    @Test
    void the_last_column_stays() {
        Scenario.website(new ColumnRemoved(WEBSITE, NEW)).when(new RemoveColumn(WEBSITE, DONE)).thenRejected(Type.CONFLICT, "a-project-keeps-a-column");
    }

    @Test
    void a_column_that_is_not_there_or_not_any_more_is_not_found() {
        for (ColumnId gone : List.of(DOING, LATER)) {
            Scenario.website(DOING_ADDED, new ColumnRemoved(WEBSITE, DOING)).when(move(gone, 0)).thenRejected(Type.NOT_FOUND, "the-column-exists");
            Scenario.website(DOING_ADDED, new ColumnRemoved(WEBSITE, DOING)).when(new RemoveColumn(WEBSITE, gone)).thenRejected(Type.NOT_FOUND, "the-column-exists");
        }
    }

    @Test
    void the_next_change_starts_from_where_the_last_one_ended() {
        Scenario.website(places(NEW, 1, DONE, 0)).when(add(0)).then(places(DONE, 1, NEW, 2), doing(0));
    }

    private static AddColumn add(@Nullable Integer order) {
        return new AddColumn(WEBSITE, DOING, 3, "Doing", null, "#ff9800", order);
    }

    private static ColumnAdded doing(int order) {
        return new ColumnAdded(WEBSITE, DOING, 3, "Doing", Stage.IN_PROGRESS, "#ff9800", order);
    }

    private static ChangeColumn move(ColumnId column, int order) {
        return new ChangeColumn(WEBSITE, column, null, null, null, order);
    }

    private static OrderColumns order(Object... columnsAndPlaces) {
        return new OrderColumns(WEBSITE, pairs(columnsAndPlaces));
    }

    private static ColumnsOrdered places(Object... columnsAndPlaces) {
        return new ColumnsOrdered(WEBSITE, pairs(columnsAndPlaces));
    }

    private static List<ColumnOrder> pairs(Object... columnsAndPlaces) {
        List<Object> all = Arrays.asList(columnsAndPlaces);
        return IntStream.range(0, all.size() / 2).mapToObj(i -> new ColumnOrder((ColumnId) all.get(2 * i), (Integer) all.get(2 * i + 1))).toList();
    }
}
