package io.ticketledger.eventstore.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody with a superuser's rights has been at the tables: what was it? */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WholeCheckTest {

    private static final int EVENTS = 700;

    private final SealedLog world = new SealedLog().append(EVENTS).seal();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void nothing_is_found_where_nothing_was_done_and_what_is_not_sealed_yet_is_counted() {
        world.append(4);
        WholeCheck.Result result = world.check(null);
        assertThat(result.findings()).isEmpty();
        assertThat(result.sealed()).isEqualTo(EVENTS);
        assertThat(result.unsealed()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "17 | payload = '{\"text\":\"another\"}'",
        "256 | metadata = jsonb_set(metadata, '{actor}', '\"nobody\"')",
        "257 | occurred = occurred + interval '1 microsecond'",
        "600 | recorded = recorded - interval '1 second'",
        "700 | name = 'denied'",
        "1 | revision = 3",
        "511 | event_id = gen_random_uuid()",
        "512 | stream_id = 'elsewhere'",
        "513 | stream_type = 'diary'",
        "3 | version = 9",
    })
    void whatever_of_an_event_is_changed_that_event_is_named(long position, String change) {
        world.tamper("update event_log set " + change + " where position = " + position);
        assertThat(world.findings()).containsExactly("The event at position " + position + " is not the one that was sealed.");
    }

    @Test
    void two_events_that_changed_places_are_both_named() {
        world.tamper("update event_log set position = 10000 where position = 5; update event_log set position = 5 where position = 600; update event_log set position = 600 where position = 10000");
        assertThat(world.findings()).containsExactly("The event at position 5 is not the one that was sealed.", "The event at position 600 is not the one that was sealed.");
    }

    @Test
    void an_event_that_is_missing_at_the_end_or_in_the_middle_is_named() {
        world.tamper("delete from event_log where position in (3, 4, 700)");
        assertThat(world.findings()).containsExactly("There is no event at position 3, although one was sealed there.", "There is no event at position 4, although one was sealed there.",
                "There is no event at position 700, although one was sealed there.");
    }

    @Test
    void an_event_that_was_taken_out_and_the_gap_closed_is_named() {
        world.tamper("delete from event_log where position = 699; update event_log set position = 699 where position = 700");
        assertThat(world.findings()).containsExactlyInAnyOrder("The event at position 699 is not the one that was sealed.", "There is no event at position 700, although one was sealed there.");
    }

    @Test
    void a_changed_tile_is_named() {
        world.tamper("update merkle_tile set hashes = set_byte(hashes, 32, 255 - get_byte(hashes, 32)) where level = 0 and index = 1");
        assertThat(world.findings()).containsExactly("The hash that is stored for the event at position 258 is not the one that was sealed; the event is.");
    }

    @Test
    void a_changed_hash_of_an_upper_level_is_named() {
        world.tamper("update merkle_tile set hashes = set_byte(hashes, 32, 255 - get_byte(hashes, 32)) where level = 1");
        assertThat(world.findings()).containsExactly("Hash 1 of the stored tile 0 of level 1 is not the one that was sealed.");
    }

    @Test
    void tiles_that_are_gone_or_cut_off_are_named() {
        world.tamper("delete from merkle_tile where level = 0 and index = 0; update merkle_tile set hashes = substr(hashes, 1, 32) where level = 1");
        assertThat(world.findings()).contains("Of the stored tile 0 of level 0 there are 0 hashes instead of 256.", "Of the stored tile 0 of level 1 there are 1 hashes instead of 2.");
    }

    @Test
    void an_event_and_a_tile_that_have_nothing_to_do_with_each_other_are_both_named() {
        world.tamper("update event_log set payload = '{\"text\":\"another\"}' where position = 17; update merkle_tile set hashes = set_byte(hashes, 32, 255 - get_byte(hashes, 32)) where level = 0 and index = 1");
        assertThat(world.findings()).containsExactlyInAnyOrder("Neither the events nor the stored hashes give the root of the checkpoint of size 700.",
                "The event at position 17 is not the one that was sealed.", "The hash that is stored for the event at position 258 is not the one that was sealed.");
    }

    @Test
    void an_event_whose_hash_was_changed_with_it_is_found_to_the_tile() {
        world.tamper("update event_log set payload = '{\"text\":\"another\"}' where position = 17");
        byte[] leaf = TreeHash.leaf(world.log.lines().after(16, 1).getFirst());
        world.tamper("update merkle_tile set hashes = overlay(hashes placing '\\x" + java.util.HexFormat.of().formatHex(leaf) + "'::bytea from 513) where level = 0 and index = 0");
        assertThat(world.findings()).containsExactly("Neither the events nor the stored hashes give the root of the checkpoint of size 700.",
                "Among the positions 1 to 256 something is not what was sealed, or the hash over them is not.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"size = 600", "root = sha256('x')", "note = replace(note, E'\\n700\\n', E'\\n600\\n')", "note = 'x'", "note = null, root = null, made = null, size = 0"})
    void a_changed_checkpoint_is_noticed(String change) {
        world.tamper("update checkpoint set " + change);
        assertThat(world.findings()).isNotEmpty();
    }

    @Test
    void whoever_computes_a_whole_new_tree_without_the_key_is_noticed() {
        world.tamper("update event_log set payload = '{\"text\":\"another\"}' where position = 17; truncate merkle_tile; update checkpoint set size = 0, root = null, note = null, made = null");
        SealedLog.Ring ours = world.ring;
        world.ring = SealedLog.Ring.of(SignedNoteTest.key(66));
        assertThat(world.sealing().turn().size()).isEqualTo(EVENTS);
        world.ring = ours;
        assertThat(world.findings()).containsExactly("The stored checkpoint is not signed by a key of this log.");
    }

    @Test
    void whoever_has_the_key_too_is_noticed_by_a_checkpoint_that_was_kept() {
        String kept = world.tree().newest().note();
        world.append(50).seal();
        assertThat(world.check(kept).findings()).isEmpty();
        assertThat(world.check(world.tree().newest().note()).findings()).isEmpty();
        world.tamper("update event_log set payload = '{\"text\":\"another\"}' where position = 17; truncate merkle_tile; update checkpoint set size = 0, root = null, note = null, made = null");
        assertThat(world.sealing().turn().size()).isEqualTo(EVENTS + 50);
        assertThat(world.findings()).as("without it nobody can tell").isEmpty();
        assertThat(world.check(kept).findings()).singleElement().asString().contains("not a continuation");
    }

    @Test
    void a_log_that_is_shorter_than_what_was_kept_is_noticed() {
        String kept = world.append(50).seal().tree().newest().note();
        world.tamper("delete from event_log where position > 720; truncate merkle_tile; update checkpoint set size = 0, root = null, note = null, made = null");
        assertThat(world.sealing().turn().size()).isEqualTo(720);
        assertThat(world.check(kept).findings()).containsExactly("The kept checkpoint has size 750, but the log ends at position 720.");
    }

    @Test
    void a_kept_checkpoint_that_is_none_of_this_log_is_said_to_be_so() {
        String kept = world.tree().newest().note();
        for (String wrong : List.of("", "x", kept.replace("log.example", "lag.example"), kept.replace("\n700\n", "\n699\n"))) {
            assertThat(world.check(wrong).findings()).singleElement().asString().startsWith("The kept checkpoint ");
        }
    }
}
