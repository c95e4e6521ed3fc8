package io.ticketledger.benchmarks.http;

import java.io.IOException;

/** Somebody who sends one request after the other, and knows what the answer has to be. Used by one thread at a time. */
public interface Client {

    /** What became of a request. @param kind of requests are counted apart @param right if the answer was what it has to be */
    record Verdict(String kind, int status, boolean right) {}

    /** Sends the next one. */
    Verdict next(HttpLine line) throws IOException;
}
