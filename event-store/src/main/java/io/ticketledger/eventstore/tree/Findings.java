package io.ticketledger.eventstore.tree;

import java.util.ArrayList;
import java.util.List;

/** The first hundred are told, the others counted. */
final class Findings {

    private static final int TOLD = 100;

    private final List<String> told = new ArrayList<>();
    private long more;

    void add(String sentence) {
        if (told.size() < TOLD) told.add(sentence);
        else more++;
    }

    List<String> all() {
        List<String> all = new ArrayList<>(told);
        if (more > 0) all.add("And " + more + " more.");
        return all;
    }
}
