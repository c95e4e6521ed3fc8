package io.ticketledger.eventstore.tree;

import static io.ticketledger.eventstore.tree.Definition.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SealingTest {

    private final SealedLog world = new SealedLog();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void the_empty_log_has_a_checkpoint_of_size_0() {
        assertThat(world.tree().newest().note()).startsWith("log.example/test\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n\u2014 log.example/test ");
        String before = world.tree().newest().note();
        world.seal();
        assertThat(world.tree().newest().note()).isEqualTo(before);
    }

    @Test
    void the_tree_is_the_one_of_the_lines_canonical_texts_whatever_the_pieces_it_was_sealed_in() {
        for (int piece : new int[] {1, 1, 3, 250, 1, 1, 499, 700, 5_300, 2}) {
            SignedCheckpoint sealed = world.append(piece).seal().tree().newest();
            assertThat(sealed.size()).isEqualTo(world.log.head());
            assertThat(sealed.checkpoint().root()).isEqualTo(Definition.mth(world.leaves()));
            assertThat(SignedNote.parse(sealed.note()).isSignedBy(world.ring.verifiers())).isTrue();
        }
        assertThat(world.findings()).isEmpty();
    }

    @Test
    void what_is_proven_is_what_the_definition_says() {
        world.append(700).seal();
        SealedTree tree = world.tree();
        List<byte[]> leaves = world.leaves();
        assertThat(hex(tree.inclusion(17, 600))).isEqualTo(hex(Definition.path(16, leaves.subList(0, 600))));
        assertThat(hex(tree.consistency(300, 650))).isEqualTo(hex(Definition.proof(300, leaves.subList(0, 650))));
        assertThat(tree.root(513)).isEqualTo(Definition.mth(leaves.subList(0, 513)));
        assertThat(hex(tree.cover(513, 640))).isEqualTo(hex(List.of(Definition.mth(leaves.subList(512, 640)))));
        assertThat(tree.tile(0, 2, 188)).hasValueSatisfying(tile -> assertThat(tile).hasSize(188 * 32).endsWith(leaves.getLast()));
        assertThat(tree.tile(0, 2, 189)).isEmpty();
        assertThat(tree.tile(1, 0, 2)).isPresent();
        assertThat(tree.tile(63, 0, 1)).isEmpty();
        assertThatThrownBy(() -> tree.inclusion(701, 701)).isInstanceOf(BeyondTheTree.class).hasMessageContaining("700");
        assertThatThrownBy(() -> tree.inclusion(601, 600)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tree.consistency(10, 701)).isInstanceOf(BeyondTheTree.class);
    }

    @Test
    void an_earlier_size_is_signed_with_the_same_bytes_as_when_it_was_the_newest() {
        String then = world.append(300).seal().tree().newest().note();
        world.append(300).seal();
        assertThat(world.tree().at(300).note()).isEqualTo(then).isEqualTo(world.tree().at(300).note());
    }

    @Test
    void two_notaries_take_turns_and_make_one_tree() throws Exception {
        List<Sealing> notaries = List.of(world.sealing(), world.sealing(), world.sealing());
        try (ExecutorService threads = Executors.newFixedThreadPool(notaries.size())) {
            List<Future<?>> ends = new ArrayList<>();
            for (Sealing notary : notaries) {
                ends.add(threads.submit(() -> {
                    while (notary.turn().size() < 3_000) Thread.onSpinWait();
                    return null;
                }));
            }
            for (int i = 0; i < 100; i++) world.append(30);
            for (Future<?> end : ends) end.get();
        }
        assertThat(world.tree().newest().checkpoint().root()).isEqualTo(Definition.mth(world.leaves()));
        assertThat(world.findings()).isEmpty();
    }

    @Test
    void a_notary_does_not_wait_for_another_that_has_the_turn() throws Exception {
        world.append(5);
        try (Connection other = world.database.dataSource().getConnection()) {
            other.setAutoCommit(false);
            assertThat(TreeTables.lockedRow(other)).isPresent();
            assertThat(world.sealing.turn()).isEqualTo(new Sealing.Turn(0, 5, false));
            other.rollback();
        }
        assertThat(world.sealing.turn()).isEqualTo(new Sealing.Turn(5, 0, true));
    }

    /** Whatever the statement at which the connection is taken away, the tree is as it was before or as it is after. */
    @ParameterizedTest
    @ValueSource(strings = {"set local", "for update", "insert into merkle_tile", "update checkpoint", "commit"})
    void a_turn_that_is_cut_off_leaves_the_tree_whole(String where) {
        world.append(300).seal().append(300);
        Sealing doomed = new Sealing(dyingAt(where), world.log, () -> world.ring);
        assertThatThrownBy(doomed::turn).isInstanceOf(TreeUnreachable.class);
        assertThat(world.tree().newest().size()).isEqualTo(300);
        assertThat(world.findings()).isEmpty();
        assertThat(world.seal().tree().newest().checkpoint().root()).isEqualTo(Definition.mth(world.leaves()));
    }

    @Test
    void a_checkpoint_that_a_crash_has_taken_away_is_made_again_and_is_the_same() {
        world.append(300).seal();
        world.tamper("create table kept_tile as select * from merkle_tile; create table kept_checkpoint as select * from checkpoint");
        String lost = world.append(300).seal().tree().newest().note();
        world.tamper("truncate merkle_tile, checkpoint; insert into merkle_tile select * from kept_tile; insert into checkpoint select * from kept_checkpoint");
        world.append(10);
        assertThat(world.sealing.turn().size()).isEqualTo(610);
        assertThat(world.tree().at(600).note()).isEqualTo(lost);
    }

    @Test
    void nothing_is_signed_when_the_tiles_do_not_give_the_signed_root() {
        String before = world.append(300).seal().tree().newest().note();
        world.tamper("create table kept as select * from merkle_tile; update merkle_tile set hashes = set_byte(hashes, 40, 255 - get_byte(hashes, 40)) where level = 0 and index = 1");
        refused("do not give the root");
        assertThatThrownBy(() -> world.tree().newest()).isInstanceOf(TreeBroken.class);
        world.tamper("truncate merkle_tile; insert into merkle_tile select * from kept");
        assertThat(world.sealing.turn().size()).as("somebody has put it in order").isEqualTo(world.log.head());
        assertThat(world.tree().at(300).note()).isEqualTo(before);
    }

    @Test
    void nothing_is_signed_on_top_of_a_checkpoint_that_was_changed() {
        world.append(300).seal().append(1).seal();
        world.tamper("create table kept as select * from checkpoint");
        for (String change : List.of("size = 300", "root = sha256('x')", "note = replace(note, E'\\n301\\n', E'\\n300\\n')", "note = 'x'", "note = replace(note, 'log.example', 'lag.example')")) {
            world.tamper("update checkpoint set " + change);
            refused("");
            assertThatThrownBy(() -> world.tree().newest()).isInstanceOf(TreeBroken.class);
            world.tamper("delete from checkpoint; insert into checkpoint select * from kept");
        }
        assertThat(world.seal().findings()).isEmpty();
    }

    @Test
    void nothing_is_signed_when_the_log_has_lost_its_end_or_its_middle() {
        world.append(300).seal();
        world.tamper("create table kept as select * from event_log where position = 300; delete from event_log where position = 300");
        assertThatThrownBy(world.sealing::turn).isInstanceOf(TreeBroken.class).hasMessageContaining("ends at position 299");
        assertThatThrownBy(() -> world.tree().newest()).isInstanceOf(TreeBroken.class);
        world.append(1);
        refused("at position 300 is not the one that was sealed");
        world.tamper("delete from event_log where position >= 300; insert into event_log select * from kept");
        world.append(2);
        world.tamper("update event_log set position = 400 where position = 301");
        assertThatThrownBy(world.sealing::turn).isInstanceOf(TreeBroken.class).hasMessageContaining("no event at position 301");
    }

    @Test
    void a_fork_is_not_signed_by_who_has_seen_the_other_branch() {
        world.append(300).seal();
        world.tamper("update event_log set payload = '{\"text\":\"another\"}' where position = 17; truncate merkle_tile; update checkpoint set size = 0, root = null, note = null, made = null");
        assertThatThrownBy(world.sealing::turn).isInstanceOf(TreeBroken.class).hasMessageContaining("has seen signed");
        // Who starts now cannot know; a checkpoint that somebody kept does.
        String kept = world.tree().newest().note();
        assertThat(world.sealing().turn().size()).isEqualTo(300);
        assertThatThrownBy(world.sealing::turn).isInstanceOf(TreeBroken.class);
        assertThat(kept).contains("\n0\n");
    }

    @Test
    void a_checkpoint_taken_away_from_its_tiles_is_noticed() {
        world.append(300).seal();
        world.tamper("update checkpoint set size = 0, root = null, note = null, made = null");
        assertThatThrownBy(world.sealing()::turn).isInstanceOf(TreeBroken.class).hasMessageContaining("tiles, but no checkpoint");
    }

    @Test
    void no_proof_is_given_from_tiles_that_were_changed_inside() {
        world.append(700).seal();
        world.tamper("update merkle_tile set hashes = set_byte(hashes, 40, 255 - get_byte(hashes, 40)) where level = 0 and index = 1");
        assertThatThrownBy(() -> world.tree().inclusion(300, 700)).isInstanceOf(TreeBroken.class);
        assertThatThrownBy(() -> world.tree().at(300)).isInstanceOf(TreeBroken.class);
        assertThatThrownBy(() -> world.tree().consistency(300, 700)).isInstanceOf(TreeBroken.class);
        assertThat(world.tree().inclusion(3, 700)).as("elsewhere all is well").isNotEmpty();
    }

    @Test
    void a_new_key_signs_what_is_there_beside_the_old_one_and_then_alone() {
        NoteKey old = SignedNoteTest.key(1);
        NoteKey young = SignedNoteTest.key(2);
        world.append(3).seal();
        world.ring = SealedLog.Ring.of(young, old);
        world.sealing.turn();
        SignedNote both = SignedNote.parse(world.tree().newest().note());
        assertThat(both.signatures()).hasSize(2);
        assertThat(both.isSignedBy(List.of(old.verifier())) && both.isSignedBy(List.of(young.verifier()))).isTrue();
        world.ring = new SealedLog.Ring("log.example/test", List.of(young), List.of(young.verifier(), old.verifier()));
        world.append(1).seal();
        assertThat(SignedNote.parse(world.tree().newest().note()).signatures()).hasSize(1);
    }

    @Test
    void a_node_with_another_key_signs_nothing_until_it_is_told_to() {
        world.append(3).seal().append(1);
        world.ring = SealedLog.Ring.of(SignedNoteTest.key(9));
        refused("another key");
        assertThat(world.sealing.adopt()).isEqualTo(3);
        assertThat(world.sealing.turn().size()).isEqualTo(world.log.head());
        assertThat(world.findings()).isEmpty();
    }

    @Test
    void a_log_keeps_its_name_once_something_is_signed() {
        assertThat(LogName.give(world.database.dataSource(), "log.example/other")).isTrue();
        assertThat(LogName.give(world.database.dataSource(), "log.example/test")).isTrue();
        world.append(1).seal();
        assertThat(LogName.give(world.database.dataSource(), "log.example/test")).isTrue();
        assertThat(LogName.give(world.database.dataSource(), "log.example/other")).isFalse();
        assertThat(LogName.stored(world.database.dataSource())).isEqualTo("log.example/test");
    }

    private void refused(String why) {
        world.append(1);
        String before = note();
        assertThatThrownBy(world.sealing::turn).isInstanceOf(TreeBroken.class).hasMessageContaining(why);
        assertThatThrownBy(world.sealing::turn).as("and again").isInstanceOf(TreeBroken.class);
        assertThat(note()).isEqualTo(before);
    }

    private String note() {
        try (Connection connection = world.database.dataSource().getConnection()) {
            return TreeTables.row(connection).note();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** A database that closes the connection when it is told something like this, before it does it. */
    private DataSource dyingAt(String where) {
        return proxy(DataSource.class, world.database.dataSource(), (name, _, done) -> done instanceof Connection connection ? dying(connection, where) : done);
    }

    private static Connection dying(Connection connection, String where) {
        return proxy(Connection.class, connection, new Answer() {
            @Override
            public void before(String name, Object[] arguments) throws SQLException {
                boolean now = name.equals(where) || name.equals("prepareStatement") && arguments[0].toString().contains(where);
                if (now) kill(connection);
            }

            @Override
            public Object after(String name, Object[] arguments, Object done) {
                if (!(done instanceof java.sql.Statement statement) || !name.equals("createStatement")) return done;
                return proxy(java.sql.Statement.class, statement, new Answer() {
                    @Override
                    public void before(String called, Object[] with) throws SQLException {
                        if (called.equals("execute") && with[0].toString().startsWith(where)) kill(connection);
                    }

                    @Override
                    public Object after(String called, Object[] with, Object result) {
                        return result;
                    }
                });
            }
        });
    }

    private static void kill(Connection connection) throws SQLException {
        connection.abort(Runnable::run);
    }

    private interface Answer {
        default void before(String name, Object[] arguments) throws SQLException {}

        Object after(String name, Object[] arguments, Object done);
    }

    private static <T> T proxy(Class<T> type, T real, Answer answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
            answer.before(method.getName(), arguments == null ? new Object[0] : arguments);
            try {
                return answer.after(method.getName(), arguments == null ? new Object[0] : arguments, method.invoke(real, arguments));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
