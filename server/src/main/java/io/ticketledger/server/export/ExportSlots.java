package io.ticketledger.server.export;

import java.util.concurrent.Semaphore;

/** How many files this node writes at once: each keeps a thread busy for as long as its reader takes. */
public final class ExportSlots {

    public static final int PER_NODE = 4;

    private final Semaphore free = new Semaphore(PER_NODE);

    /** Whether there was one; who got it gives it back. */
    public boolean take() {
        return free.tryAcquire();
    }

    public void giveBack() {
        free.release();
    }

    public int free() {
        return free.availablePermits();
    }
}
