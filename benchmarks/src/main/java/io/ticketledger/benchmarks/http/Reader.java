package io.ticketledger.benchmarks.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Reads, whatever its source asks for. The same seed asks the same. */
public final class Reader implements Client {

    private final Question.Source source;
    private final SplittableRandom random;

    public Reader(Question.Source source, long seed) {
        this.source = source;
        this.random = new SplittableRandom(seed);
    }

    public static List<Reader> of(Question.Source source, int readers) {
        List<Reader> all = new ArrayList<>();
        for (int i = 0; i < readers; i++) all.add(new Reader(source, i));
        return all;
    }

    @Override
    public Verdict next(HttpLine line) throws IOException {
        Question question = source.next(random);
        Answer answer = line.get(question.token(), question.path());
        return new Verdict(question.kind(), answer.status(), answer.status() == 200 && answer.begins(question.sign()));
    }
}
