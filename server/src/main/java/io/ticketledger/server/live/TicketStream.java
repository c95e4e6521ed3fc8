package io.ticketledger.server.live;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one client what happens to tickets, from a position on: first what the log holds already, by the handful however much it is, and then what the feed
 * brings. Runs in the connection's own thread, which may wait for the client as long as it takes.
 */
public final class TicketStream {

    private static final Logger LOG = LoggerFactory.getLogger(TicketStream.class);
    private static final Duration BOUND = Duration.ofSeconds(1);

    private final LiveFeed feed;
    private final Reading reading;
    private final Pace pace;
    private final InstantSource clock;

    TicketStream(LiveFeed feed, Reading reading, Pace pace, InstantSource clock) {
        this.feed = feed;
        this.reading = reading;
        this.pace = pace;
        this.clock = clock;
    }

    /** Returns when the connection is over, and has then said why if the client can still be told. */
    public void run(Connection<Happening> connection, long after, Predicate<Happening> visible, Function<Happening, String> words, EventStream out) {
        new Telling(connection, after, visible, words, out).run();
    }

    private final class Telling {

        private final Connection<Happening> connection;
        private final Predicate<Happening> visible;
        private final Function<Happening, String> words;
        private final EventStream out;
        /** All up to here has been told, or was not for this client. */
        private long last;
        /** The last the client knows of. */
        private long told;

        Telling(Connection<Happening> connection, long after, Predicate<Happening> visible, Function<Happening, String> words, EventStream out) {
            this.connection = connection;
            this.last = after;
            this.visible = visible;
            this.words = words;
            this.out = out;
        }

        void run() {
            try {
                out.open(last);
                told = last;
                catchUp(0);
                catchUp(feed.tell(connection, visible));
                while (goesOn()) {
                    Connection.Next<Happening> next = connection.next(untilNextBeat());
                    tell(next.messages());
                    if (next.messages().isEmpty() && goesOn()) beat(next.reached());
                }
                sayWhy();
            } catch (IOException e) {
                connection.end(Ending.GONE);
            } catch (RuntimeException e) {
                // Whoever comes back with the last id he has seen misses nothing.
                LOG.warn("A ticket stream broke off after position {}: {}", last, e.toString());
                connection.end(Ending.BROKEN);
            } catch (InterruptedException e) {
                connection.end(Ending.STOPPING);
            }
        }

        /** At least up to this position, and as far as there is something. */
        private void catchUp(long target) throws IOException, InterruptedException {
            try (BlockingStream<TrackedEventMessage<?>> stream = reading.after(last)) {
                while (goesOn()) {
                    List<TrackedEventMessage<?>> messages = reading.gather(stream, last < target ? BOUND : Duration.ZERO);
                    if (messages.isEmpty() && last >= target) return;
                    if (!messages.isEmpty()) show(messages);
                }
            }
        }

        private void show(List<TrackedEventMessage<?>> messages) throws IOException, InterruptedException {
            long quietSince = System.nanoTime();
            while (goesOn()) {
                Optional<Handful> handful = reading.load(messages, true, BOUND);
                if (handful.isPresent()) {
                    tell(handful.get().happenings().stream().filter(visible).toList());
                    last = Math.max(last, handful.get().last());
                    // So that whoever is cut off while catching up goes on from here, also if nothing of it was for him.
                    if (told < last) beat(last);
                    return;
                }
                if (System.nanoTime() - quietSince < pace.heartbeat().toNanos()) continue;
                beat(last);
                quietSince = System.nanoTime();
            }
        }

        private void tell(List<Happening> happenings) throws IOException {
            for (Happening happening : happenings) {
                if (happening.position() <= last) continue;
                if (connection.isOver()) return;
                out.event(happening.position(), happening.entry().name(), words.apply(happening));
                last = happening.position();
                told = last;
            }
            out.flush();
        }

        private void beat(long reached) throws IOException {
            last = Math.max(last, reached);
            if (told < last) out.reached(last);
            else out.comment("still here");
            told = last;
        }

        private void sayWhy() throws IOException {
            Ending why = connection.ending();
            if (why != null && why != Ending.GONE && why != Ending.TOO_SLOW) out.comment(why.words());
        }

        private boolean goesOn() {
            if (!clock.instant().isBefore(connection.until())) connection.end(Ending.TOKEN_EXPIRED);
            return !connection.isOver();
        }

        private Duration untilNextBeat() {
            Duration left = Duration.between(clock.instant(), connection.until());
            return left.compareTo(pace.heartbeat()) < 0 ? left : pace.heartbeat();
        }
    }
}
