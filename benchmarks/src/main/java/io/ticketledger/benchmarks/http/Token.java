package io.ticketledger.benchmarks.http;

/** Who asks. @param headers the end of the request's line and the headers that are the same each time, made once */
public record Token(String headers) {

    public static final Token NONE = new Token(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");

    public static Token of(String jwt) {
        return new Token(NONE.headers + "Authorization: Bearer " + jwt + "\r\n");
    }
}
