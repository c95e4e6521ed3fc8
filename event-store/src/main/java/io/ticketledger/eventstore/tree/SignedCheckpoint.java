package io.ticketledger.eventstore.tree;

/** @param note the checkpoint's text with its signatures, as it is handed out */
public record SignedCheckpoint(Checkpoint checkpoint, String note) {

    public long size() {
        return checkpoint.size();
    }
}
