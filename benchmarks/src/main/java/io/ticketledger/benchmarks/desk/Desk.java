package io.ticketledger.benchmarks.desk;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A server that runs, as a process of its own. Closing it ends it in an orderly way, and what it does not end itself is ended; a fresh home is deleted. */
public final class Desk implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int SECONDS_TO_STOP = 60;

    private final Process process;
    private final Path home;
    private final @Nullable Path folder;
    private final int port;
    private final long readyMillis;
    private final Coordinates database;
    private final long postmaster;
    private final Thread hook;

    private Desk(Process process, Path home, @Nullable Path folder, int port, long readyMillis, Coordinates database, long postmaster, Thread hook) {
        this.process = process;
        this.home = home;
        this.folder = folder;
        this.port = port;
        this.readyMillis = readyMillis;
        this.database = database;
        this.postmaster = postmaster;
        this.hook = hook;
    }

    /** Returns when it is ready to serve. */
    public static Desk start(DeskSetup setup) throws IOException, InterruptedException, SQLException {
        @Nullable Path folder = setup.home() == null ? Files.createTempDirectory("ticketledger-desk") : null;
        Path home = folder == null ? absolute(setup) : folder.resolve("home");
        Path log = log(home);
        int port = freePort();
        long began = System.nanoTime();
        Process process = setup.process(home, log, port, List.of()).start();
        Thread hook = endedWithUs(process, home, folder);
        try {
            awaitReady(process, port, log);
            long readyMillis = (System.nanoTime() - began) / 1_000_000;
            Coordinates database = setup.database() == null ? embedded(home) : setup.database();
            return new Desk(process, home, folder, port, readyMillis, database, Cpu.postmaster(database), hook);
        } catch (IOException | InterruptedException | SQLException | RuntimeException e) {
            end(process, home);
            Runtime.getRuntime().removeShutdownHook(hook);
            if (folder != null) delete(folder);
            throw e;
        }
    }

    /** Carries out a command of the jar, such as {@code import uci FILE}, on a home where no server need run. @return what it said */
    public static String command(DeskSetup setup, String... arguments) throws IOException, InterruptedException {
        Path home = absolute(setup);
        Path said = Files.createTempFile("ticketledger-command", ".log");
        Process process = setup.process(home, said, 0, List.of(arguments)).start();
        Thread hook = endedWithUs(process, home, null);
        try {
            int code = process.waitFor();
            String text = Files.readString(said);
            if (code != 0) throw new IOException("%s ended with %d: %s".formatted(List.of(arguments), code, text));
            return text;
        } finally {
            end(process, home);
            Runtime.getRuntime().removeShutdownHook(hook);
            Files.delete(said);
        }
    }

    /** Deletes a home in which no server runs, and what a server said there. */
    public static void discard(Path home) throws IOException {
        if (Files.exists(home)) delete(home);
        Files.deleteIfExists(log(home));
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    /** From the start of the process until it said that it is ready. */
    public long readyMillis() {
        return readyMillis;
    }

    public Path home() {
        return home;
    }

    public Coordinates database() {
        return database;
    }

    /** What the server has said. */
    public Path log() {
        return log(home);
    }

    public Cpu cpu() {
        return Cpu.of(pid(), postmaster);
    }

    /** Bytes of what is still reachable: a histogram collects all garbage first, whichever collector there is. */
    public long liveHeapBytes() throws IOException, InterruptedException {
        String histogram = jcmd("GC.class_histogram");
        String total = histogram.lines().filter(line -> line.startsWith("Total")).findFirst().orElseThrow(() -> new IOException("no total in " + histogram));
        return Long.parseLong(total.strip().split("\\s+")[2]);
    }

    /** What a diagnostic command of the JDK says of the server, such as {@code GC.heap_info} or {@code JFR.start}. */
    public String jcmd(String... words) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        List<String> command = Stream.concat(Stream.of(jcmd, Long.toString(pid())), Stream.of(words)).toList();
        Process asked = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(asked.getInputStream().readAllBytes());
        if (asked.waitFor() != 0) throw new IOException(command + ": " + said);
        return said;
    }

    /** As a power cut would, but for PostgreSQL, which lives on until {@link #close()} or until the next desk takes it over. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws IOException {
        end(process, home);
        Runtime.getRuntime().removeShutdownHook(hook);
        if (folder != null) delete(folder);
    }

    /** Ctrl-C and the like: what was started does not outlive who started it. */
    private static Thread endedWithUs(Process process, Path home, @Nullable Path folder) {
        Thread hook = new Thread(() -> {
            end(process, home);
            try {
                if (folder != null) delete(folder);
            } catch (IOException e) {
                System.err.println("could not delete " + folder + ": " + e);
            }
        }, "desk-end");
        Runtime.getRuntime().addShutdownHook(hook);
        return hook;
    }

    private static void end(Process process, Path home) {
        process.destroy();
        boolean ended = awaitEnd(process.onExit(), SECONDS_TO_STOP);
        if (!ended) {
            process.destroyForcibly();
            awaitEnd(process.onExit(), SECONDS_TO_STOP);
        }
        // Empty after an orderly stop; the postmaster ends its sessions.
        for (ProcessHandle left : postgresOf(home)) {
            left.destroy();
            if (!awaitEnd(left.onExit(), SECONDS_TO_STOP)) left.destroyForcibly();
        }
    }

    private static boolean awaitEnd(CompletableFuture<?> exit, int seconds) {
        try {
            exit.get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<ProcessHandle> postgresOf(Path home) {
        String programs = home.resolve("postgres") + "/bin-";
        return ProcessHandle.allProcesses().filter(each -> each.info().command().filter(program -> program.startsWith(programs)).isPresent()).toList();
    }

    private static void awaitReady(Process process, int port, Path log) throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady(port)) {
            if (!process.isAlive()) throw new IOException("the server ended with %d: %s".formatted(process.exitValue(), Files.readString(log)));
            if (System.nanoTime() > until) throw new IOException("the server is not ready after %s: %s".formatted(PATIENCE, Files.readString(log)));
            Thread.sleep(20);
        }
    }

    private static boolean isReady(int port) {
        try {
            HttpURLConnection connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/actuator/health").toURL().openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(5000);
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static Coordinates embedded(Path home) throws IOException {
        String port = Files.readString(home.resolve("postgres").resolve("port")).strip();
        byte[] password = Files.readAllBytes(home.resolve("secrets").resolve("postgres-ticketledger"));
        return new Coordinates("jdbc:postgresql://127.0.0.1:" + port + "/ticketledger", "ticketledger", HexFormat.of().formatHex(password));
    }

    private static Path absolute(DeskSetup setup) throws IOException {
        if (setup.home() == null) throw new IllegalArgumentException("which home?");
        Path home = setup.home().toAbsolutePath().normalize();
        Files.createDirectories(home.getParent());
        return home;
    }

    private static Path log(Path home) {
        return home.resolveSibling(home.getFileName() + ".log");
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
