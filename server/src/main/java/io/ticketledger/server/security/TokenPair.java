package io.ticketledger.server.security;

/** As on the wire. Not printed: whoever holds these is let in. */
public record TokenPair(String access, String refresh) {

    @Override
    public String toString() {
        return "TokenPair";
    }
}
