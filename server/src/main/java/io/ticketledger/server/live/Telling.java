package io.ticketledger.server.live;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one client what there is from a position on: first what the log holds already, however much it is, and then what is offered to his connection.
 * Runs in the connection's own thread, which may wait for the client as long as it takes.
 */
abstract class Telling<M extends Tellable> {

    private static final Logger LOG = LoggerFactory.getLogger(Telling.class);

    private final Connection<M> connection;
    private final Function<M, String> name;
    private final Function<M, String> words;
    private final EventStream out;
    private final Pace pace;
    private final InstantSource clock;
    /** All up to here has been told, or was not for this client. */
    private long last;
    /** The last the client knows of. */
    private long told;

    /**
     * @param name  what a page listens for
     * @param words on a single line
     */
    Telling(Connection<M> connection, long after, Function<M, String> name, Function<M, String> words, EventStream out, Pace pace, InstantSource clock) {
        this.connection = connection;
        this.last = after;
        this.name = name;
        this.words = words;
        this.out = out;
        this.pace = pace;
        this.clock = clock;
    }

    /** From now on the connection is offered what there is for it. @return the position from which on */
    abstract long join(Connection<M> joining);

    /** Tells what the log holds after {@link #last}, at least up to this position, and as far as there is something. */
    abstract void catchUp(long target) throws IOException, InterruptedException;

    /** Returns when the connection is over, and has then said why if the client can still be told. */
    final void run() {
        try {
            out.open(last);
            told = last;
            catchUp(0);
            catchUp(join(connection));
            while (goesOn()) {
                Connection.Next<M> next = connection.next(untilNextBeat());
                tell(next.messages());
                if (next.messages().isEmpty() && goesOn()) beat(next.reached());
            }
            sayWhy();
        } catch (IOException e) {
            connection.end(Ending.GONE);
        } catch (RuntimeException e) {
            // Whoever comes back with the last id he has seen misses nothing.
            LOG.warn("A stream broke off after position {}: {}", last, e.toString());
            connection.end(Ending.BROKEN);
        } catch (InterruptedException e) {
            connection.end(Ending.STOPPING);
        }
    }

    final long last() {
        return last;
    }

    final boolean goesOn() {
        if (!clock.instant().isBefore(connection.until())) connection.end(Ending.TOKEN_EXPIRED);
        return !connection.isOver();
    }

    /** All up to a position that is for this client. */
    final void tellAllUpTo(long reached, List<M> messages) throws IOException {
        tell(messages);
        // Then perhaps not all of it has been told, and nobody may believe it was.
        if (connection.isOver()) return;
        last = Math.max(last, reached);
        // So that whoever is cut off while catching up goes on from here, also if nothing of it was for him.
        if (told < last) beat(last);
    }

    final void beat(long reached) throws IOException {
        last = Math.max(last, reached);
        if (told < last) out.reached(last);
        else out.comment("still here");
        told = last;
    }

    private void tell(List<M> messages) throws IOException {
        for (M message : messages) {
            if (message.position() <= last) continue;
            if (connection.isOver()) return;
            out.event(message.position(), name.apply(message), words.apply(message));
            last = message.position();
            told = last;
        }
        out.flush();
    }

    private void sayWhy() throws IOException {
        Ending why = connection.ending();
        if (why != null && why != Ending.GONE && why != Ending.TOO_SLOW) out.comment(why.words());
    }

    private Duration untilNextBeat() {
        Duration left = Duration.between(clock.instant(), connection.until());
        return left.compareTo(pace.heartbeat()) < 0 ? left : pace.heartbeat();
    }
}
