package io.ticketledger.server.kanban;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class KanbanRanksTest {

    @Property(tries = 200)
    void whatever_is_put_where_ever_the_order_is_the_one_that_was_asked_for(@ForAll @Size(min = 1, max = 60) List<@IntRange(max = 1_000) Integer> places,
            @ForAll @LongRange(min = 1, max = 1L << 50) long head) {
        List<String> cards = new ArrayList<>(LongStream.range(head, head + 3).mapToObj(KanbanRanks::automatic).toList());
        long number = head % 100_000 + 1;
        for (int place : places) {
            int index = place % (cards.size() + 1);
            String after = index == 0 ? null : cards.get(index - 1);
            String before = index == cards.size() ? null : cards.get(index);
            String key = KanbanRanks.of(after, before, number++);
            cards.add(index, key);
            assertThat(key).matches("[0-9A-Za-z]+").doesNotEndWith("0");
        }
        assertThat(cards).isSortedAccordingTo(Comparator.naturalOrder()).doesNotHaveDuplicates();
    }

    @Property(tries = 200)
    void between_is_strictly_between_and_hardly_longer_than_what_the_two_have_in_common(
            @ForAll @LongRange(min = 1, max = 1L << 50) long one, @ForAll @LongRange(min = 1, max = 1L << 50) long other) {
        if (one == other) return;
        String low = KanbanRanks.automatic(Math.min(one, other));
        String high = KanbanRanks.automatic(Math.max(one, other));
        String key = KanbanRanks.between(low, high);
        assertThat(key).isGreaterThan(low).isLessThan(high);
        assertThat(key + "zzz").isLessThan(high);
        int common = 0;
        while (low.charAt(common) == high.charAt(common)) common++;
        assertThat(key.length()).isLessThanOrEqualTo(Math.max(common + 2, low.length() + 1));
    }

    @Example
    void a_key_that_only_has_more_of_the_least_digit_is_the_same_place() {
        assertThat(KanbanRanks.between("a", "a00")).isGreaterThan("a00");
        assertThat(KanbanRanks.between(null, "0000")).isGreaterThan("0000");
    }

    @Example
    void two_who_put_different_cards_into_one_place_give_them_different_keys_with_room_between() {
        String one = KanbanRanks.of("00000000abc", "00000000abd", 7);
        String other = KanbanRanks.of("00000000abc", "00000000abd", 8);
        assertThat(one).isLessThan(other);
        assertThat(KanbanRanks.of(one, other, 9)).isGreaterThan(one).isLessThan(other);
    }

    @Example
    void a_thousand_cards_at_one_place_make_keys_of_hundreds_of_digits_at_most_and_a_thousand_at_the_end_hardly_any() {
        String first = KanbanRanks.automatic(1_000);
        String last = first;
        for (int i = 1; i <= 1_000; i++) {
            first = KanbanRanks.of(null, first, i);
            last = KanbanRanks.of(last, KanbanRanks.automatic(1_000 + 3L * i), i);
        }
        assertThat(first.length()).isLessThan(400);
        assertThat(last.length()).isLessThan(24);
    }

    @Example
    void what_is_put_at_the_end_stays_before_what_comes_by_itself_later() {
        String atTheEnd = KanbanRanks.of(KanbanRanks.automatic(35), KanbanRanks.automatic(36), 123_456);
        assertThat(atTheEnd).isGreaterThan(KanbanRanks.automatic(35)).isLessThan(KanbanRanks.automatic(36));
    }
}
