package io.ticketledger.eventstore.tree;

import java.util.Base64;

/**
 * The log as it stood when it had so many events.
 *
 * @param origin names the log, and its keys
 * @param root   32 bytes
 */
public record Checkpoint(String origin, long size, byte[] root) {

    /** The text that is signed, as C2SP's tlog-checkpoint has it. */
    public String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }

    /** @throws IllegalArgumentException if the text is no checkpoint; further lines are ignored */
    public static Checkpoint parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length < 4 || lines[0].isBlank() || !lines[1].matches("0|[1-9][0-9]{0,17}")) throw new IllegalArgumentException("This is no checkpoint.");
        byte[] root = Base64.getDecoder().decode(lines[2]);
        if (root.length != TreeHash.BYTES) throw new IllegalArgumentException("The root hash of the checkpoint does not have 32 bytes.");
        return new Checkpoint(lines[0], Long.parseLong(lines[1]), root);
    }

    public boolean isOf(long otherSize, byte[] otherRoot) {
        return size == otherSize && java.util.Arrays.equals(root, otherRoot);
    }

    @Override
    public String toString() {
        return "Checkpoint[" + text().replace('\n', ' ').strip() + "]";
    }
}
