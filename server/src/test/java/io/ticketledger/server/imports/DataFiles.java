package io.ticketledger.server.imports;

import java.nio.file.Files;
import java.nio.file.Path;
import org.opentest4j.TestAbortedException;

/** The real data: {@code shared/data} in the first directory above this module that has it. It is somebody else's and not copied into the project. */
public final class DataFiles {

    public static final String SMALL = "uci-incident_event_log_small.csv.gz";
    public static final String WHOLE = "uci-incident_event_log.csv.gz";

    private DataFiles() {}

    /** Aborts the test where the data is not at hand. */
    public static Path find(String name) {
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            Path file = up.resolve("shared/data").resolve(name);
            if (Files.isReadable(file)) return file;
        }
        throw new TestAbortedException("no shared/data/" + name + " above " + Path.of("").toAbsolutePath());
    }
}
