package io.ticketledger.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Another process with this test's classes: what it holds, the operating system takes from it when it is killed. */
public final class ChildJvm implements AutoCloseable {

    private final Process process;
    private final BufferedReader words;

    private ChildJvm(Process process) {
        this.process = process;
        this.words = process.inputReader(UTF_8);
    }

    public static ChildJvm running(Class<?> main, Map<String, String> environment, Object... arguments) throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.net.preferIPv4Stack=true",
                "-cp", System.getProperty("java.class.path"), main.getName()));
        for (var argument : arguments) {
            command.add(argument.toString());
        }
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return new ChildJvm(builder.start());
    }

    /** The next line that begins so, without that beginning. */
    public String waitFor(String beginning) throws IOException {
        for (var line = words.readLine(); line != null; line = words.readLine()) {
            if (line.startsWith(beginning)) {
                return line.substring(beginning.length());
            }
        }
        throw new AssertionError("ended without saying \"" + beginning + "\": " + new String(process.getErrorStream().readAllBytes(), UTF_8));
    }

    /** kill -9: no shutdown hook runs. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    public Process process() {
        return process;
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
