package io.ticketledger.benchmarks.http;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Sends requests for a while, a thread and a connection per client. */
public final class Load {

    /** Requests that are due and could not be sent yet may be this late when all is over. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final int port;

    public Load(int port) {
        this.port = port;
    }

    /** Each client sends when it has its answer: as much as the server can take, at so many clients. */
    public Tally closed(List<? extends Client> clients, Duration duration) throws InterruptedException {
        long began = System.nanoTime();
        long until = began + duration.toNanos();
        return together(clients, began, (client, line, tally) -> {
            for (long sent = System.nanoTime(); sent < until; sent = System.nanoTime()) {
                Client.Verdict verdict = send(client, line);
                tally.add(verdict, System.nanoTime() - sent);
            }
        });
    }

    /**
     * So many requests a second, evenly, whatever the server does, from whichever client is free. What one took is counted from when it should have been sent:
     * a server that stands still for a second is not asked less in that second, and all who would have asked have waited.
     */
    public Tally open(List<? extends Client> clients, double perSecond, Duration duration) throws InterruptedException {
        long began = System.nanoTime();
        long requests = Math.round(perSecond * duration.toNanos() / 1e9);
        long last = began + duration.plus(GRACE).toNanos();
        AtomicLong turns = new AtomicLong();
        return together(clients, began, (client, line, tally) -> {
            for (long turn = turns.getAndIncrement(); turn < requests; turn = turns.getAndIncrement()) {
                long due = began + (long) (turn * 1e9 / perSecond);
                awaitTime(due);
                Client.Verdict verdict = System.nanoTime() > last ? new Client.Verdict("unsent", Tally.UNSENT, false) : send(client, line);
                tally.add(verdict, System.nanoTime() - due);
            }
        });
    }

    private static void awaitTime(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) LockSupport.parkNanos(left);
    }

    private static Client.Verdict send(Client client, HttpLine line) {
        try {
            return client.next(line);
        } catch (IOException e) {
            return new Client.Verdict("broken", Tally.BROKEN, false);
        }
    }

    private interface Work {
        void of(Client client, HttpLine line, Tally tally);
    }

    private Tally together(List<? extends Client> clients, long began, Work work) throws InterruptedException {
        List<FutureTask<Tally>> tasks = new ArrayList<>();
        for (Client client : clients) {
            FutureTask<Tally> task = new FutureTask<>(() -> {
                Tally own = new Tally();
                try (HttpLine line = new HttpLine(port)) {
                    work.of(client, line, own);
                }
                return own;
            });
            tasks.add(task);
            Thread.ofPlatform().daemon().name("client-" + tasks.size()).start(task);
        }
        Tally all = new Tally();
        try {
            for (FutureTask<Tally> task : tasks) all.add(task.get());
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client broke off", e.getCause());
        }
        all.took((System.nanoTime() - began) / 1e9);
        return all;
    }
}
