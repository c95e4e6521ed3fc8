package io.ticketledger.server.postgres;

import io.ticketledger.server.home.CannotStart;
import io.ticketledger.server.home.Home;
import io.ticketledger.server.home.HomeLock;
import io.ticketledger.server.postgres.EmbeddedPostgres.Coordinates;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;

import static java.util.concurrent.TimeUnit.SECONDS;

/** A database on its way. It mostly waits for processes and the disk, so it comes up while the application is put together; who needs it waits for it. */
final class Starting implements AutoCloseable {

    private static final int SECONDS_TO_GET_UP = 10;

    private final HomeLock lock;
    private final FutureTask<EmbeddedPostgres> start;

    Starting(Home home, HomeLock lock) {
        this.lock = lock;
        this.start = new FutureTask<>(() -> EmbeddedPostgres.start(home, lock));
        Thread.ofPlatform().daemon().name("postgres-start").start(start);
    }

    /** @throws CannotStart with the reason why there will be none */
    Coordinates coordinates() {
        try {
            return start.get().coordinates();
        } catch (InterruptedException e) {
            throw Postmaster.interrupted(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    /** What is still on its way is waited for and then stopped. If it takes long it recovers from a crash; it may go on, and the next start takes it over. */
    @Override
    public void close() {
        try {
            start.get(SECONDS_TO_GET_UP, SECONDS).close();
        } catch (TimeoutException e) {
            start.cancel(true);
        } catch (InterruptedException e) {
            start.cancel(true);
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            // Nothing runs that could be stopped; the reason is told to whoever asks for the database.
        } finally {
            lock.close();
        }
    }
}
