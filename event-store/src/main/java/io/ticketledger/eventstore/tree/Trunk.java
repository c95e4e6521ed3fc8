package io.ticketledger.eventstore.tree;

import io.ticketledger.eventstore.tree.TreeTables.Row;
import java.util.Arrays;

/** What is stored is believed when it follows from a signature of ours, and not before. Pure. */
final class Trunk {

    private Trunk() {}

    /** @throws TreeBroken if the row is not what one of our keys has signed */
    static SignedCheckpoint checked(Row row, Signing signing) {
        SignedCheckpoint said = unsigned(row, signing);
        if (!SignedNote.parse(said.note()).isSignedBy(signing.verifiers())) {
            throw new TreeBroken("The stored checkpoint is not signed by a key that this node knows: either it was changed, or another key signed it than this node has.");
        }
        return said;
    }

    /** All but the signature is looked at. */
    static SignedCheckpoint unsigned(Row row, Signing signing) {
        if (row.note() == null || row.root() == null) {
            Checkpoint nothing = new Checkpoint(signing.origin(), 0, TreeHash.empty());
            return new SignedCheckpoint(nothing, signing.sign(nothing.text()));
        }
        Checkpoint said;
        try {
            said = Checkpoint.parse(SignedNote.parse(row.note()).text());
        } catch (IllegalArgumentException e) {
            throw new TreeBroken("The stored checkpoint cannot be read: " + e.getMessage());
        }
        if (!said.origin().equals(signing.origin()) || !said.isOf(row.size(), row.root())) {
            throw new TreeBroken("The stored size, root or origin is not the one that was signed (size " + said.size() + ").");
        }
        return new SignedCheckpoint(said, row.note());
    }

    /** @throws TreeBroken if the tiles at the right edge do not give the root that was signed */
    static RightEdge edge(SignedCheckpoint signed, Tiles tiles) {
        RightEdge edge = RightEdge.of(signed.size(), tiles);
        if (!Arrays.equals(edge.root(), signed.checkpoint().root())) {
            throw new TreeBroken("The stored tiles do not give the root of the signed checkpoint of size " + signed.size() + ".");
        }
        return edge;
    }

    /** The root of an earlier size, in a tree that is known to be right. @throws TreeBroken if it is not one that the known tree began with */
    static byte[] earlierRoot(long size, Checkpoint known, Tiles tiles) {
        MerkleTree tree = new MerkleTree(tiles);
        byte[] root = tree.root(size);
        if (!ProofCheck.isConsistent(size, root, known.size(), known.root(), tree.consistency(size, known.size()))) {
            throw new TreeBroken("The stored tiles give a tree of size " + size + " that the signed checkpoint of size " + known.size() + " did not begin with.");
        }
        return root;
    }
}
