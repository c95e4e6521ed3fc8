package io.ticketledger.query.projecting;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Where one thread waits. Others wake it there, and never disturb it at anything else: an interrupt in the middle of a statement would look like a fault. */
final class Gate {

    interface Waiting {
        void until() throws InterruptedException;
    }

    private @Nullable Thread waiting;
    private boolean knocked;
    private boolean closed;

    /** Returns early, or at once, when somebody knocks or has knocked since the last time. */
    void waitFor(Waiting waited) {
        synchronized (this) {
            if (knocked || closed) {
                knocked = false;
                return;
            }
            waiting = Thread.currentThread();
        }
        try {
            waited.until();
        } catch (InterruptedException woken) {
            return;
        } finally {
            synchronized (this) {
                waiting = null;
                knocked = false;
                Thread.interrupted();
            }
        }
    }

    void rest(Duration duration) {
        waitFor(() -> Thread.sleep(duration));
    }

    synchronized void knock() {
        knocked = true;
        if (waiting != null) waiting.interrupt();
    }

    /** Nobody waits here any more. */
    synchronized void close() {
        closed = true;
        knock();
    }

    synchronized boolean isOpen() {
        return !closed;
    }
}
