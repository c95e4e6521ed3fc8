package io.ticketledger.eventstore;

import static io.ticketledger.eventstore.Logs.noted;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

/** Which batches are sent without looking first, and what the log is asked about them. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HopeTest {

    private final Scribe scribe = new Scribe(Logs.FORMAT, Logs.CLAIMS);

    private Append append(EventMessage<?>... events) {
        return scribe.write(List.of(events));
    }

    private static @Nullable Hope hope(Append... batch) {
        return Hope.of(List.of(batch));
    }

    @Test
    void each_stream_is_expected_to_end_right_before_what_is_new_and_a_new_one_not_to_be_there() {
        assertThat(hope(append(noted("a", 3, "x"), noted("b", 0, "x"), noted("a", 4, "x")), append(noted("b", 1, "x")), append(noted("c", 9, "x"))))
                .satisfies(hope -> {
                    assertThat(hope.ends()).isEqualTo(Map.of("a", 2L, "c", 8L));
                    assertThat(hope.lines()).extracting(line -> line.stream() + line.version()).containsExactly("a3", "b0", "a4", "b1", "c9");
                });
    }

    @Test
    void a_claim_is_taken_by_the_line_that_asks_for_it_counted_through_the_batch() {
        assertThat(hope(append(noted("a", 0, "x")), append(noted("b", 0, "x"), noted("b", 1, "claim:ada claim:bob"))))
                .satisfies(hope -> assertThat(hope.takes()).isEqualTo(Map.of(new Claim("word", "ada"), 2, new Claim("word", "bob"), 2)));
    }

    @Test
    void rivals_gaps_claims_asked_for_twice_and_claims_given_back_are_for_the_judge() {
        assertThat(Stream.of(
                        hope(append(noted("a", 1, "x")), append(noted("a", 1, "y"))),
                        hope(append(noted("a", 0, "x")), append(noted("a", 0, "y"))),
                        hope(append(noted("a", 0, "x"), noted("a", 2, "x"))),
                        hope(append(noted("a", 0, "claim:ada")), append(noted("b", 0, "claim:ada"))),
                        hope(append(noted("a", 5, "release:ada")))))
                .containsOnlyNulls();
    }
}
