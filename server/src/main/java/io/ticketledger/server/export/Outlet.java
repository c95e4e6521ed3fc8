package io.ticketledger.server.export;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Remembers that it was the taker of the bytes who failed. Libraries wrap what they are thrown in exceptions of their own, and by those a client who hung up
 * looks like a fault of ours.
 */
public final class Outlet extends FilterOutputStream {

    private boolean isBroken;

    public Outlet(OutputStream to) {
        super(to);
    }

    public boolean isBroken() {
        return isBroken;
    }

    @Override
    public void write(int b) throws IOException {
        try {
            out.write(b);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private IOException broken(IOException e) {
        isBroken = true;
        return e;
    }
}
