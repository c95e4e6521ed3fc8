package io.ticketledger.server.notary;

import io.ticketledger.eventstore.tree.Sealing;
import io.ticketledger.eventstore.tree.TreeBroken;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that seals what was committed, four times a second, and at once while there is more. Every node has one; they take turns. */
public final class Notary {

    private static final Logger LOG = LoggerFactory.getLogger(Notary.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);
    private static final int WORTH_TELLING = 5_000;
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(5);

    private final Sealing sealing;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("notary").daemon().unstarted(this::run);
    private volatile @Nullable String refusal;
    private volatile long size;
    private volatile long behind;
    private @Nullable String failure;
    private long began;
    private long beganAt;

    Notary(Sealing sealing) {
        this.sealing = sealing;
    }

    void start() {
        thread.start();
    }

    void stop() {
        ended.countDown();
        try {
            thread.join(ENDS_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Why nothing is signed, if so: until somebody has put in order what is stored. */
    public Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** Of the tree, as this node last saw it. */
    long size() {
        return size;
    }

    /** Events that are in the log and not in the tree. */
    long behind() {
        return behind;
    }

    private void run() {
        Duration pause = Duration.ZERO;
        try {
            while (!ended.await(pause.toMillis(), TimeUnit.MILLISECONDS)) pause = turn();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return how long to wait for the next */
    Duration turn() {
        try {
            Sealing.Turn turn = sealing.turn();
            size = turn.size();
            behind = turn.behind();
            tellOfCatchingUp();
            if (failure != null) LOG.info("checkpoints are made again, at size {}", size);
            failure = null;
            refusal = null;
            return behind > 0 && turn.mine() ? Duration.ZERO : PAUSE;
        } catch (TreeBroken e) {
            refusal = e.getMessage();
            once(() -> LOG.error("NO CHECKPOINTS ARE SIGNED: {} What is stored is not what was sealed. `verify --live` tells where; restore what was changed from a backup.", e.getMessage()), e);
        } catch (RuntimeException e) {
            once(() -> LOG.warn("no checkpoint could be made, tried again every second: {}", String.valueOf(e.getMessage())), e);
        }
        return AFTER_A_FAILURE;
    }

    private void tellOfCatchingUp() {
        if (behind > 0 && began == 0) {
            began = System.nanoTime();
            beganAt = size;
        } else if (behind == 0 && began != 0) {
            if (size - beganAt >= WORTH_TELLING) LOG.info("{} events were sealed in {} ms", size - beganAt, Duration.ofNanos(System.nanoTime() - began).toMillis());
            began = 0;
        }
    }

    private void once(Runnable say, RuntimeException e) {
        String kind = e.getClass().getName() + (e instanceof TreeBroken ? e.getMessage() : "");
        if (!kind.equals(failure)) say.run();
        failure = kind;
    }
}
