package io.ticketledger.server.live;

import java.io.IOException;

/** Puts Server-Sent Events (the HTML standard's text/event-stream) into an answer, several at a time. Data must be a single line, as JSON is. */
public final class EventStream {

    /** How soon a browser comes back, in milliseconds. */
    private static final int RETRY = 2_000;

    /** In characters; what is longer is written in several pieces. */
    private static final int PIECE = 64 * 1024;

    private final OpenAnswer answer;
    private final StringBuilder pending = new StringBuilder();

    public EventStream(OpenAnswer answer) {
        this.answer = answer;
    }

    /** The first words, at once: who is cut off before anything happened knows from where to go on. */
    void open(long position) throws IOException {
        pending.append("retry: ").append(RETRY).append('\n');
        reached(position);
    }

    /** May be kept until {@link #flush}. */
    void event(long id, String name, String data) throws IOException {
        pending.append("id: ").append(id).append("\nevent: ").append(name).append("\ndata: ").append(data).append("\n\n");
        if (pending.length() >= PIECE) flush();
    }

    /** Without data nothing is dispatched at the client, but he remembers the id. */
    void reached(long id) throws IOException {
        pending.append("id: ").append(id).append("\n\n");
        flush();
    }

    void comment(String words) throws IOException {
        pending.append(": ").append(words).append("\n\n");
        flush();
    }

    void flush() throws IOException {
        if (pending.isEmpty()) return;
        answer.write(pending);
        pending.setLength(0);
    }
}
