package io.ticketledger.server.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** PostgreSQL's postmaster.pid, as far as it is needed here: its first line is a process, its fourth a port (it grows as the server starts). */
record PidFile(long pid, int port) {

    static Optional<PidFile> read(Path data) {
        try {
            var lines = Files.readAllLines(path(data));
            return lines.isEmpty() ? Optional.empty()
                    : Optional.of(new PidFile(Long.parseLong(lines.getFirst().strip()), lines.size() < 4 ? 0 : Integer.parseInt(lines.get(3).strip())));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    static Path path(Path data) {
        return data.resolve("postmaster.pid");
    }
}
