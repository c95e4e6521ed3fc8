package io.ticketledger.server.export;

import java.io.IOException;
import java.io.OutputStream;

/** One format. */
interface Writing {

    /** Writes the whole of it, or throws: then what was written is no file. Does not close the stream. */
    void write(Selection selection, LogWalk log, OutputStream to) throws IOException;

    /** Somebody who is handed one piece after another. */
    @FunctionalInterface
    interface Taker<T> {
        void take(T piece) throws IOException;
    }
}
