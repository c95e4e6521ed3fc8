package io.ticketledger.server.live;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes Server-Sent Events (the HTML standard's text/event-stream). Data must be a single line, as JSON is. */
public final class EventStream {

    /** How soon a browser comes back, in milliseconds. */
    private static final int RETRY = 2_000;

    private final OutputStream out;

    public EventStream(OutputStream out) {
        this.out = out;
    }

    /** The first words, at once: who is cut off before anything happened knows from where to go on. */
    void open(long position) throws IOException {
        write("retry: " + RETRY + "\nid: " + position + "\n\n");
        flush();
    }

    void event(long id, String name, String data) throws IOException {
        write("id: " + id + "\nevent: " + name + "\ndata: " + data + "\n\n");
    }

    /** Without data nothing is dispatched at the client, but he remembers the id. */
    void reached(long id) throws IOException {
        write("id: " + id + "\n\n");
        flush();
    }

    void comment(String words) throws IOException {
        write(": " + words + "\n\n");
        flush();
    }

    void flush() throws IOException {
        out.flush();
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
