package io.ticketledger.eventstore.tree;

import static io.ticketledger.eventstore.tree.Definition.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MerkleTreeTest {

    private static final int SMALL = 600;

    private final List<byte[]> leaves = Definition.leaves(SMALL);
    private final MerkleTree tree = new MerkleTree(TilesInMemory.of(SMALL));

    @Test
    void known_hashes() {
        assertThat(HexFormat.of().formatHex(TreeHash.empty())).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(HexFormat.of().formatHex(TreeHash.leaf(new byte[0]))).isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        byte[] abc = "abc".getBytes(StandardCharsets.UTF_8);
        assertThat(TreeHash.leaf(abc)).isEqualTo(Definition.hash(new byte[] {0}, abc));
        assertThat(TreeHash.node(Definition.leaf(1), Definition.leaf(2))).isEqualTo(Definition.node(Definition.leaf(1), Definition.leaf(2)));
    }

    @Test
    void every_root_is_the_one_of_the_definition_by_tiles_of_a_larger_tree_and_by_the_edge() {
        RightEdge edge = new RightEdge();
        for (int size = 0; size <= SMALL; size++) {
            byte[] root = Definition.mth(leaves.subList(0, size));
            assertThat(tree.root(size)).as("size %d", size).isEqualTo(root);
            assertThat(edge.root()).as("edge of size %d", size).isEqualTo(root);
            if (size < SMALL) edge.add(leaves.get(size), (_, _, _) -> {});
        }
    }

    @Test
    void every_inclusion_proof_is_the_one_of_the_definition_and_proves_its_leaf() {
        for (int size : new int[] {1, 2, 3, 7, 8, 9, 255, 256, 257, 511, 512, 513, 600}) {
            byte[] root = Definition.mth(leaves.subList(0, size));
            for (int index = 0; index < size; index++) {
                List<byte[]> proof = tree.inclusion(index, size);
                assertThat(hex(proof)).isEqualTo(hex(Definition.path(index, leaves.subList(0, size))));
                assertThat(Definition.rootByPath(leaves.get(index), index, size, proof)).isEqualTo(root);
                assertThat(ProofCheck.root(leaves.get(index), index, size, proof)).hasValueSatisfying(proven -> assertThat(proven).isEqualTo(root));
            }
        }
    }

    @Test
    void every_consistency_proof_is_the_one_of_the_definition_and_proves_both_roots() {
        for (int to : new int[] {1, 2, 3, 5, 8, 100, 256, 257, 300, 512, 600}) {
            byte[] newRoot = Definition.mth(leaves.subList(0, to));
            for (int from = 0; from <= to; from++) {
                List<byte[]> proof = tree.consistency(from, to);
                byte[] oldRoot = Definition.mth(leaves.subList(0, from));
                assertThat(hex(proof)).isEqualTo(hex(Definition.proof(from, leaves.subList(0, to))));
                assertThat(ProofCheck.isConsistent(from, oldRoot, to, newRoot, proof)).as("%d to %d", from, to).isTrue();
                if (from == 0) continue;
                assertThat(Definition.rootsByProof(oldRoot, from, to, proof)).isDeepEqualTo(new byte[][] {oldRoot, newRoot});
            }
        }
    }

    @Test
    void a_proof_with_anything_else_in_it_proves_nothing() {
        Random chance = new Random(6962);
        for (int round = 0; round < 2_000; round++) {
            int to = 2 + chance.nextInt(SMALL - 1);
            int from = 1 + chance.nextInt(to - 1);
            byte[] oldRoot = tree.root(from);
            byte[] newRoot = tree.root(to);
            List<byte[]> proof = new ArrayList<>(tree.consistency(from, to));
            assertThat(ProofCheck.isConsistent(from, Definition.flipped(oldRoot, round), to, newRoot, proof)).isFalse();
            assertThat(ProofCheck.isConsistent(from, oldRoot, to, Definition.flipped(newRoot, round), proof)).isFalse();
            int at = chance.nextInt(proof.size());
            byte[] right = proof.set(at, Definition.flipped(proof.get(at), round));
            assertThat(ProofCheck.isConsistent(from, oldRoot, to, newRoot, proof)).isFalse();
            proof.set(at, right);
            proof.remove(at);
            assertThat(ProofCheck.isConsistent(from, oldRoot, to, newRoot, proof)).isFalse();
            proof.add(at, right);
            proof.add(right);
            assertThat(ProofCheck.isConsistent(from, oldRoot, to, newRoot, proof)).isFalse();

            List<byte[]> path = new ArrayList<>(tree.inclusion(from, to));
            at = chance.nextInt(path.size());
            path.set(at, Definition.flipped(path.get(at), round));
            assertThat(ProofCheck.root(leaves.get(from), from, to, path)).hasValueSatisfying(proven -> assertThat(proven).isNotEqualTo(newRoot));
            path.removeFirst();
            assertThat(ProofCheck.root(leaves.get(from), from, to, path).filter(proven -> java.util.Arrays.equals(proven, newRoot))).isEmpty();
        }
    }

    @Test
    void a_cover_is_made_of_the_largest_aligned_subtrees_and_takes_the_place_of_its_leaves() {
        Random chance = new Random(88);
        for (int round = 0; round < 500; round++) {
            int size = 1 + chance.nextInt(SMALL);
            int from = chance.nextInt(size);
            int end = from + chance.nextInt(size - from + 1);
            Deque<Node> nodes = new ArrayDeque<>();
            for (int i = 0; i < from; i++) push(nodes, new Node(i, 1, leaves.get(i)));
            long at = from;
            List<byte[]> cover = tree.cover(from, end);
            int used = 0;
            while (at < end) {
                long span = Long.highestOneBit(end - at);
                if (at != 0) span = Math.min(span, Long.lowestOneBit(at));
                push(nodes, new Node(at, span, cover.get(used++)));
                at += span;
            }
            assertThat(cover).hasSize(used);
            for (int i = end; i < size; i++) push(nodes, new Node(i, 1, leaves.get(i)));
            byte[] root = nodes.removeLast().hash;
            while (!nodes.isEmpty()) root = Definition.node(nodes.removeLast().hash, root);
            assertThat(root).isEqualTo(Definition.mth(leaves.subList(0, size)));
        }
    }

    private record Node(long start, long span, byte[] hash) {}

    private static void push(Deque<Node> nodes, Node node) {
        Node last = node;
        while (!nodes.isEmpty() && nodes.getLast().span == last.span && nodes.getLast().start % (2 * last.span) == 0) {
            Node left = nodes.removeLast();
            last = new Node(left.start, 2 * last.span, Definition.node(left.hash, last.hash));
        }
        nodes.addLast(last);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537, 66_000, 70_000})
    void tiles_are_as_wide_as_tlog_tiles_has_them_and_grow_on_from_where_they_are(int size) {
        TilesInMemory tiles = TilesInMemory.of(size);
        int expected = 0;
        for (int level = 0, hashes = size; hashes > 0; level++, hashes /= 256) {
            for (int index = 0; index < hashes / 256; index++, expected++) assertThat(tiles.width(level, index)).isEqualTo(256);
            assertThat(tiles.width(level, hashes / 256)).as("the last of level %d", level).isEqualTo(hashes % 256);
            if (hashes % 256 > 0) expected++;
        }
        assertThat(tiles.tiles).hasSize(expected);
        byte[] root = Definition.mth(Definition.leaves(size));
        assertThat(new MerkleTree(tiles).root(size)).isEqualTo(root);

        RightEdge goneOn = RightEdge.of(size, tiles);
        assertThat(goneOn.root()).isEqualTo(root);
        for (int i = size; i < size + 300; i++) goneOn.add(Definition.leaf(i), tiles);
        goneOn.putPartial(tiles);
        assertThat(goneOn.root()).isEqualTo(Definition.mth(Definition.leaves(size + 300))).isEqualTo(new MerkleTree(tiles).root(size + 300));
        assertThat(new MerkleTree(tiles).root(size)).as("the earlier tree is in the later one").isEqualTo(root);
    }

    @Test
    void proofs_of_large_trees_prove() {
        int size = 70_000;
        MerkleTree large = new MerkleTree(TilesInMemory.of(size));
        List<byte[]> many = Definition.leaves(size);
        Random chance = new Random(9162);
        for (int round = 0; round < 200; round++) {
            int to = 1 + chance.nextInt(size);
            int from = chance.nextInt(to);
            byte[] root = large.root(to);
            assertThat(Definition.rootByPath(many.get(from), from, to, large.inclusion(from, to))).isEqualTo(root);
            assertThat(ProofCheck.isConsistent(from, large.root(from), to, root, large.consistency(from, to))).isTrue();
        }
        assertThat(large.root(65_537)).isEqualTo(Definition.mth(many.subList(0, 65_537)));
    }

    @Test
    void what_is_not_in_the_tree_is_not_asked_for() {
        assertThatThrownBy(() -> tree.inclusion(5, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tree.consistency(6, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tree.root(SMALL + 1)).isInstanceOf(TreeBroken.class);
    }
}
