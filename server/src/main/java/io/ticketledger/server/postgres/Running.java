package io.ticketledger.server.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Processes of this home's PostgreSQL. A pid says nothing, being reused; that its program lies in this home says everything. */
final class Running {

    private Running() {
    }

    static List<ProcessHandle> from(Path root) {
        return ProcessHandle.allProcesses().filter(process -> isFrom(root, process)).toList();
    }

    static boolean isFrom(Path root, ProcessHandle process) {
        return process.info().command().filter(program -> program.startsWith(root + "/bin-")).isPresent() && isAlive(process);
    }

    /** A server in a container is often process 1, which nobody taught to bury the dead: those count as gone. */
    static boolean isAlive(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException e) {
            return process.isAlive(); // no /proc on this system, or just gone
        }
    }
}
