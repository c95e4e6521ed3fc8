package io.ticketledger.benchmarks.growth;

import io.ticketledger.benchmarks.http.Answer;
import io.ticketledger.benchmarks.http.Client;
import io.ticketledger.benchmarks.http.HttpLine;
import io.ticketledger.benchmarks.http.Token;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Asks for one address after the other, or sends a comment there. */
record Asking(String kind, Token token, Supplier<String> path, String json) implements Client {

    private static final String COMMENT = "{\"comment\":\"Is there any news of this?\"}";

    static List<Asking> reading(int clients, Token token, Supplier<String> path) {
        return several(clients, new Asking("read", token, path, ""));
    }

    static List<Asking> commenting(int clients, Token token, Supplier<String> path) {
        return several(clients, new Asking("comment", token, path, COMMENT));
    }

    private static List<Asking> several(int clients, Asking one) {
        List<Asking> all = new ArrayList<>();
        for (int i = 0; i < clients; i++) all.add(one);
        return all;
    }

    @Override
    public Verdict next(HttpLine line) throws IOException {
        Answer answer = json.isEmpty() ? line.get(token, path.get()) : line.post(token, path.get(), json);
        return new Verdict(kind, answer.status(), answer.status() < 300);
    }
}
