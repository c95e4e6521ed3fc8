package io.ticketledger.server.postgres;

import java.io.IOException;
import java.util.List;

/** How a program of PostgreSQL ended, and its words. */
record Said(int exit, List<String> lines) {

    static Said by(ProcessBuilder builder) throws IOException {
        plain(builder);
        var process = builder.redirectErrorStream(true).start();
        try (var words = process.inputReader()) {
            var lines = words.lines().toList();
            return new Said(process.waitFor(), lines);
        } catch (InterruptedException e) {
            throw Postmaster.interrupted(e);
        }
    }

    /** English messages, and none of the caller's PGDATA, PGPORT, PGOPTIONS … */
    static void plain(ProcessBuilder builder) {
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
    }

    String reason() {
        return lastComplaint(lines);
    }

    static String lastComplaint(List<String> lines) {
        return lines.stream().filter(line -> line.matches(".*(FATAL|PANIC|ERROR|error|could not|cannot|No such).*"))
                .reduce((_, later) -> later).or(() -> lines.stream().reduce((_, later) -> later)).orElse("it said nothing");
    }
}
