package io.ticketledger.server.live;

import io.ticketledger.eventstore.Selection;
import io.ticketledger.server.live.LogReading.Piece;
import java.io.IOException;
import java.time.InstantSource;
import java.util.function.Function;

/** Tells a client the lines of the log as they stand there, at once and whatever the read models do. */
public final class LineStream {

    private static final int HANDFUL = 200;

    private final LogFollower follower;
    private final LogReading reading;
    private final Pace pace;
    private final InstantSource clock;

    LineStream(LogFollower follower, LogReading reading, Pace pace, InstantSource clock) {
        this.follower = follower;
        this.reading = reading;
        this.pace = pace;
        this.clock = clock;
    }

    /** Returns when the connection is over, and has then said why if the client can still be told. */
    public void run(Connection<LoggedLine> connection, long after, Selection wanted, Function<LoggedLine, String> name,
            Function<LoggedLine, String> words, EventStream out) {
        new TellingOfLines(connection, after, wanted, name, words, out).run();
    }

    private final class TellingOfLines extends Telling<LoggedLine> {

        private final Selection wanted;

        TellingOfLines(Connection<LoggedLine> connection, long after, Selection wanted, Function<LoggedLine, String> name, Function<LoggedLine, String> words,
                EventStream out) {
            super(connection, after, name, words, out, pace, clock);
            this.wanted = wanted;
        }

        @Override
        long join(Connection<LoggedLine> joining) {
            return follower.tell(joining, wanted);
        }

        @Override
        void catchUp(long target) throws IOException {
            while (goesOn()) {
                Piece piece = reading.read(last(), wanted, HANDFUL);
                tellAllUpTo(piece.reached(), piece.lines());
                if (piece.atEnd() && last() >= target) return;
            }
        }
    }
}
