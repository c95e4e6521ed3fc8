package io.ticketledger.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * In which order transactions write, may commit and are read, nobody waiting for anybody: each append begins at some point and may
 * commit at some later point, and readers look in between.
 */
record Schedule(long seed, int appends, List<Step> steps) {

    sealed interface Step permits Begin, MayCommit, Read {}

    record Begin(int append) implements Step {}

    record MayCommit(int append) implements Step {}

    record Read(int reader) implements Step {}

    static final int READERS = 2;

    static Schedule random(long seed) {
        Random random = new Random(seed);
        int appends = 2 + random.nextInt(4);
        List<Step> steps = new ArrayList<>();
        List<Integer> notBegun = new ArrayList<>();
        List<Integer> open = new ArrayList<>();
        for (int append = 0; append < appends; append++) {
            notBegun.add(append);
        }
        while (!notBegun.isEmpty() || !open.isEmpty()) {
            if (!notBegun.isEmpty() && (open.isEmpty() || random.nextInt(3) > 0)) {
                int append = notBegun.removeFirst();
                open.add(append);
                steps.add(new Begin(append));
            } else {
                steps.add(new MayCommit(open.remove(random.nextInt(open.size()))));
            }
            if (random.nextBoolean()) {
                steps.add(new Read(random.nextInt(READERS)));
            }
        }
        return new Schedule(seed, appends, steps);
    }
}
