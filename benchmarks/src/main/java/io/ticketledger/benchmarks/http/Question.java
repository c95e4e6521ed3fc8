package io.ticketledger.benchmarks.http;

import java.util.SplittableRandom;

/**
 * Something to be read.
 *
 * @param kind questions of a kind are counted together
 * @param token whose sight decides what there is
 * @param sign how the right answer begins
 */
public record Question(String kind, Token token, String path, String sign) {

    /** Where questions come from, each time another. */
    public interface Source {
        Question next(SplittableRandom random);
    }
}
