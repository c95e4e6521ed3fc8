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

/** Tells a client what happens to tickets, each event with the ticket as it is now. */
public final class TicketStream {

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
        new TellingOfTickets(connection, after, visible, words, out).run();
    }

    private final class TellingOfTickets extends Telling<Happening> {

        private final Predicate<Happening> visible;

        TellingOfTickets(Connection<Happening> connection, long after, Predicate<Happening> visible, Function<Happening, String> words, EventStream out) {
            super(connection, after, happening -> happening.entry().name(), words, out, pace, clock);
            this.visible = visible;
        }

        @Override
        long join(Connection<Happening> joining) {
            return feed.tell(joining, visible);
        }

        @Override
        void catchUp(long target) throws IOException, InterruptedException {
            try (BlockingStream<TrackedEventMessage<?>> stream = reading.after(last())) {
                while (goesOn()) {
                    List<TrackedEventMessage<?>> messages = reading.gather(stream, last() < target ? BOUND : Duration.ZERO);
                    if (messages.isEmpty() && last() >= target) return;
                    if (!messages.isEmpty()) show(messages);
                }
            }
        }

        private void show(List<TrackedEventMessage<?>> messages) throws IOException, InterruptedException {
            long quietSince = System.nanoTime();
            while (goesOn()) {
                Optional<Handful> handful = reading.load(messages, true, BOUND);
                if (handful.isPresent()) {
                    tellAllUpTo(handful.get().last(), handful.get().happenings().stream().filter(visible).toList());
                    return;
                }
                if (System.nanoTime() - quietSince < pace.heartbeat().toNanos()) continue;
                beat(last());
                quietSince = System.nanoTime();
            }
        }
    }
}
