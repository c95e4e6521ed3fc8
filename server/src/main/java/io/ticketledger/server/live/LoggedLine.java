package io.ticketledger.server.live;

import io.ticketledger.eventstore.StoredLine;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A line of the log as it is told, in the only words there are for one. */
public final class LoggedLine implements Tellable {

    private final StoredLine line;
    private volatile @Nullable String said;

    LoggedLine(StoredLine line) {
        this.line = line;
    }

    public StoredLine line() {
        return line;
    }

    @Override
    public long position() {
        return line.position();
    }

    /** Put into words once for all who are told of it; two who ask at the same moment may both do it, and get the same. */
    public String in(Function<StoredLine, String> words) {
        String already = said;
        if (already != null) return already;
        String now = words.apply(line);
        said = now;
        return now;
    }
}
