package io.ticketledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.query.projecting.Projection;
import io.ticketledger.query.world.Book;
import io.ticketledger.query.world.Desk;
import io.ticketledger.query.world.Histories;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** Whatever happened, and however it was cut into batches: the same rows. */
class RebuildingTest {

    private static final Desk desk = Desk.fresh();

    @Provide
    Arbitrary<Book> histories() {
        return Histories.any();
    }

    @Provide
    Arbitrary<Projection> projections() {
        return Arbitraries.of(Desk.READ_MODELS);
    }

    @Property(tries = 120, shrinking = ShrinkingMode.BOUNDED)
    void batches_of_any_size_give_the_rows_that_one_event_at_a_time_gives(
            @ForAll("projections") Projection projection, @ForAll("histories") Book book, @ForAll @IntRange(min = 2, max = 40) int size) {
        Map<String, List<String>> oneByOne = desk.empty(projection).project(projection, book.lines(), 1).rows(projection);

        assertThat(desk.empty(projection).project(projection, book.lines(), size).rows(projection)).isEqualTo(oneByOne);
        assertThat(desk.empty(projection).project(projection, book).rows(projection)).isEqualTo(oneByOne);
    }

    @Property(tries = 80, shrinking = ShrinkingMode.BOUNDED)
    void a_tail_that_comes_twice_changes_nothing(
            @ForAll("projections") Projection projection, @ForAll("histories") Book book, @ForAll @IntRange(max = 60) int again) {
        Map<String, List<String>> once = desk.empty(projection).project(projection, book).rows(projection);
        List<Book.Line> tail = book.lines().subList(Math.max(0, book.lines().size() - again), book.lines().size());

        assertThat(desk.project(projection, tail, 7).rows(projection)).isEqualTo(once);
        assertThat(desk.project(projection, book).rows(projection)).isEqualTo(once);
    }
}
