package io.ticketledger.benchmarks.footprint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What Linux says of processes; not a number elsewhere, and of processes on other machines. */
final class Memory {

    private Memory() {}

    /** Megabytes in memory now. */
    static double resident(long pid) {
        return status(pid, "VmRSS:") / 1024;
    }

    /** The most it ever was. */
    static double mostResident(long pid) {
        return status(pid, "VmHWM:") / 1024;
    }

    static double threads(long pid) {
        return status(pid, "Threads:");
    }

    /** Megabytes of a home's PostgreSQL; what its processes share, such as its buffers, counts once. */
    static double postgres(Path home) {
        String programs = home.resolve("postgres") + "/bin-";
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            List<Long> processes = all.filter(each -> each.info().command().filter(program -> program.startsWith(programs)).isPresent()).map(ProcessHandle::pid).toList();
            return processes.isEmpty() ? Double.NaN : processes.stream().mapToDouble(pid -> field(pid, "smaps_rollup", "Pss:")).filter(Double::isFinite).sum() / 1024;
        }
    }

    private static double status(long pid, String name) {
        return field(pid, "status", name);
    }

    private static double field(long pid, String file, String name) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), file)).stream().filter(line -> line.startsWith(name))
                    .mapToDouble(line -> Double.parseDouble(line.split("\\s+")[1])).findFirst().orElse(Double.NaN);
        } catch (IOException gone) {
            return Double.NaN;
        }
    }
}
