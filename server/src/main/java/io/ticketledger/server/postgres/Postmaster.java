package io.ticketledger.server.postgres;

import io.ticketledger.server.home.CannotStart;
import io.ticketledger.server.home.Home;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** The PostgreSQL of one home as processes: made, started, found again, stopped. Speaks no SQL. */
final class Postmaster {

    private static final Logger log = LoggerFactory.getLogger(Postmaster.class);
    private static final int SECONDS_TO_STOP = 60; // a checkpoint of all that max_wal_size allows
    private static final int SECONDS_FOR_ORPHANS = 15;

    private final Path root;
    private final Path data;
    private final Path logs;
    private final Binaries binaries;
    private final Unprivileged unprivileged;

    Postmaster(Path root) throws IOException {
        Home.ownFolder(root);
        this.root = root;
        this.data = root.resolve("data");
        this.logs = root.resolve("log");
        Home.ownFolder(logs);
        this.binaries = Binaries.unpackedBeneath(root);
        this.unprivileged = Unprivileged.choose(root);
    }

    Binaries binaries() {
        return binaries;
    }

    Path data() {
        return data;
    }

    /** Makes the data folder if there is none. A first start that was killed on the way leaves only a draft, made anew by the next. */
    void initialise(String superuser, String password) throws IOException {
        if (Files.exists(data)) {
            var major = Files.readString(data.resolve("PG_VERSION")).strip();
            if (!major.equals(binaries.major())) {
                throw new CannotStart("the data in %s was written by PostgreSQL %s and this build carries %s; dump it with the older Ticketledger and restore it into a new home"
                        .formatted(data, major, binaries.version()));
            }
            return;
        }
        log.info("Making a new database in {}", data);
        var draft = root.resolve("data.draft");
        var passwordFile = root.resolve("password.draft");
        FileSystemUtils.deleteRecursively(draft);
        Home.writeDurably(passwordFile, password.getBytes());
        unprivileged.give(root);
        try {
            var said = run(List.of(binaries.program("initdb"), "-D", draft.toString(), "-U", superuser, "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256", "--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C",
                    "--data-checksums", "--no-instructions"));
            if (said.exit() != 0) {
                throw new CannotStart("the database could not be made in %s: %s".formatted(data, said.reason()));
            }
            Home.moveDurably(draft, data);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    /** A postmaster of ours that outlived the server which started it. */
    Optional<PidFile> survivor() {
        return PidFile.read(data).filter(file -> ProcessHandle.of(file.pid()).filter(process -> Running.isFrom(root, process)).isPresent());
    }

    /** Returns when PostgreSQL takes connections, however long recovery takes. False when it ended instead. */
    boolean start(int port) throws IOException {
        clearTheGround();
        unprivileged.give(root);
        // pg_ctl puts the postmaster into a session of its own, so that Ctrl-C reaches the server alone, which then stops it in order.
        var starting = launch(List.of(binaries.program("pg_ctl"), "start", "-w", "-t", "1000000", "-s", "-D", data.toString(),
                "-l", startLog().toString(), "-o", Settings.commandLine(port)));
        try {
            for (var seconds = 10; !waitFor(starting, 10); seconds += 10) {
                log.info("PostgreSQL is not ready yet: after a crash it first replays its log ({} s so far, details in {})", seconds, logs);
            }
            return starting.exitValue() == 0;
        } finally {
            // The server stops meanwhile: pg_ctl only waits, and whoever stops PostgreSQL counts on nobody else being about.
            starting.destroyForcibly();
            starting.onExit().join();
        }
    }

    /**
     * In order: clients are cut off and what was committed is checkpointed; failing that, at once, with a recovery at the next start.
     * By signal, because pg_ctl would have to run as the user a former start chose.
     */
    void stop() throws IOException {
        for (var signal : List.of("INT", "QUIT", "KILL")) {
            var process = survivor().flatMap(file -> ProcessHandle.of(file.pid()));
            if (process.isEmpty()) {
                return;
            }
            Said.by(new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.get().pid()));
            if (waitUntil(() -> !Running.isAlive(process.get()), SECONDS_TO_STOP)) {
                return;
            }
            log.warn("PostgreSQL (process {}) does not end within {} s of SIG{}", process.get().pid(), SECONDS_TO_STOP, signal);
        }
    }

    /** The last complaint in the logs, for a message. */
    String complaint() {
        try (var files = Files.list(logs)) {
            var latest = files.max((a, b) -> Long.compare(a.toFile().lastModified(), b.toFile().lastModified()));
            return latest.isEmpty() ? "no log" : Said.lastComplaint(Files.readAllLines(latest.get())) + " (log: " + latest.get() + ")";
        } catch (IOException e) {
            return "see " + logs;
        }
    }

    /**
     * Nothing may work on the data when a postmaster starts. Children of a killed one notice by themselves within moments. And
     * PostgreSQL refuses when the number in its pid file meanwhile belongs to somebody else, or to its own unburied corpse.
     */
    private void clearTheGround() throws IOException {
        if (!waitUntil(() -> Running.from(root).isEmpty(), SECONDS_FOR_ORPHANS)) {
            log.warn("Leftover PostgreSQL processes do not end by themselves; they are killed");
            Running.from(root).forEach(ProcessHandle::destroyForcibly);
            waitUntil(() -> Running.from(root).isEmpty(), SECONDS_FOR_ORPHANS);
        }
        var named = PidFile.read(data).flatMap(file -> ProcessHandle.of(file.pid()));
        if (named.isEmpty()) {
            return; // PostgreSQL sees for itself that the number is nobody's
        }
        var program = named.get().info().command();
        if (Running.isAlive(named.get()) && program.isEmpty()) {
            return; // another user's, whom PostgreSQL does not mind
        }
        if (Running.isAlive(named.get()) && program.get().endsWith("/postgres")) {
            throw new CannotStart("another PostgreSQL (%s) works on %s; stop it first".formatted(program.get(), data));
        }
        log.info("Removing the pid file of a PostgreSQL that was killed");
        Files.delete(PidFile.path(data));
    }

    private Path startLog() throws IOException {
        var file = logs.resolve("start.log");
        Files.deleteIfExists(file);
        return file;
    }

    private Process launch(List<String> command) throws IOException {
        var builder = new ProcessBuilder(unprivileged.command(command)).directory(root.toFile()).redirectErrorStream(true)
                // Not a pipe: the postmaster would inherit it, and end the day the server does.
                .redirectInput(new File("/dev/null")).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        Said.plain(builder);
        return builder.start();
    }

    private Said run(List<String> command) throws IOException {
        return Said.by(new ProcessBuilder(unprivileged.command(command)).directory(root.toFile()));
    }

    private static boolean waitFor(Process process, int seconds) {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    static boolean waitUntil(BooleanSupplier condition, int seconds) {
        for (var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds); System.nanoTime() < end; ) {
            if (condition.getAsBoolean()) {
                return true;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
        return condition.getAsBoolean();
    }

    static CannotStart interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new CannotStart("interrupted while waiting for PostgreSQL", e);
    }
}
