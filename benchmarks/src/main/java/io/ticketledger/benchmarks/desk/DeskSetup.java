package io.ticketledger.benchmarks.desk;

import io.ticketledger.benchmarks.measuring.Options;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a desk is to be started with.
 *
 * @param home null means a fresh one that is deleted when the desk is closed; a given one stays
 * @param database null means the embedded one in the home
 * @param settings the environment, such as TICKETLEDGER_READ_BOUND; nothing else of ours is inherited
 * @param jvm further options of the JVM
 */
public record DeskSetup(Path jar, int heapMegabytes, @Nullable Path home, @Nullable Coordinates database, Map<String, String> settings, List<String> jvm) {

    /** Long enough for what the server asks of a password. */
    public static final String ADMIN_PASSWORD = "measured-and-nothing-else-1";

    public DeskSetup {
        settings = Map.copyOf(settings);
        jvm = List.copyOf(jvm);
    }

    /** With the heap of {@code --heap} (512 MB) and what {@code --jvm} gives, separated by blanks; on its own database. */
    public static DeskSetup of(Options options) {
        if (!Files.isRegularFile(options.server())) {
            throw new Options.Wrong("there is no server at %s; build it (mvn -DskipTests package) or name it with --server".formatted(options.server()));
        }
        List<String> jvm = options.text("jvm").map(text -> List.of(text.strip().split("\\s+"))).orElse(List.of());
        return new DeskSetup(options.server().toAbsolutePath(), options.number("heap", 512), null, null, Map.of(), jvm);
    }

    public DeskSetup at(Path home) {
        return new DeskSetup(jar, heapMegabytes, home, database, settings, jvm);
    }

    public DeskSetup on(Coordinates database) {
        return new DeskSetup(jar, heapMegabytes, home, database, settings, jvm);
    }

    public DeskSetup with(String name, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(name, value);
        return new DeskSetup(jar, heapMegabytes, home, database, more, jvm);
    }

    ProcessBuilder process(Path home, Path log, int port, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + heapMegabytes + "m"));
        command.addAll(jvm);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(arguments);
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Map<String, String> environment = process.environment();
        environment.keySet().removeIf(name -> name.startsWith("TICKETLEDGER_") || name.startsWith("SPRING_") || name.startsWith("SERVER_") || name.equals("JAVA_TOOL_OPTIONS"));
        environment.put("TICKETLEDGER_HOME", home.toString());
        environment.put("TICKETLEDGER_ADMIN_PASSWORD", ADMIN_PASSWORD);
        environment.put("SERVER_PORT", Integer.toString(port));
        if (database != null) {
            environment.put("SPRING_DATASOURCE_URL", database.url());
            environment.put("SPRING_DATASOURCE_USERNAME", database.user());
            environment.put("SPRING_DATASOURCE_PASSWORD", database.password());
        }
        environment.putAll(new TreeMap<>(settings));
        return process;
    }
}
