package io.ticketledger.server.cli;

import io.ticketledger.server.home.CannotStart;
import io.ticketledger.server.postgres.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

import static io.ticketledger.server.postgres.EmbeddedDatabase.Presence.BESIDE;
import static java.nio.charset.StandardCharsets.UTF_8;

/** Reads the first argument. Options (--server.port=…) belong to Spring Boot and mean that the server is wanted. */
public final class CommandLine {

    /** Set, to the command's name, in the context a command runs in: for beans that have no business there. */
    public static final String SETTING = "ticketledger.command";
    private static final String LIVE = "--live";
    private static final int CALLED_WRONGLY = 2;
    /** What they write to standard output is a file; so nothing else may be, and the log's lines go where errors go. */
    private static final Set<String> WRITE_TO_STANDARD_OUTPUT = Set.of("export");
    private static final Set<String> NEED_THE_APPLICATION = Set.of("export", "import", "key", "rebuild");

    private CommandLine() {
    }

    public static boolean isServing(String... arguments) {
        return arguments.length == 0 || arguments[0].startsWith("--") && !arguments[0].equals("--version") && !arguments[0].equals("--help");
    }

    /** Answers the exit code. */
    public static int run(Class<?> application, String... arguments) {
        return run(application, List.of(), arguments);
    }

    /** @param alone commands that need no application, and so no database; with {@code --live} one of that name in the application is meant */
    public static int run(Class<?> application, List<Command> alone, String... arguments) {
        var rest = List.of(arguments).subList(1, arguments.length);
        var found = alone.stream().filter(each -> each.name().equals(arguments[0])).findFirst();
        if (found.isPresent()) {
            return rest.contains(LIVE) ? inContext(application, arguments[0], rest) : guarded(found.get(), rest);
        }
        return switch (arguments[0]) {
            case "help", "--help" -> {
                System.out.print(usage());
                yield 0;
            }
            case "--version" -> {
                System.out.println("Ticketledger " + version());
                yield 0;
            }
            case String name when NEED_THE_APPLICATION.contains(name) -> inContext(application, name, rest);
            case String other -> {
                System.err.print("Ticketledger knows no command \"" + other + "\".\n" + usage());
                yield CALLED_WRONGLY;
            }
        };
    }

    private static int guarded(Command command, List<String> arguments) {
        try {
            return command.run(arguments);
        } catch (Exception e) {
            System.err.println(command.name() + " failed: " + (e.getMessage() == null ? e : e.getMessage()));
            return 1;
        }
    }

    private static int inContext(Class<?> application, String name, List<String> arguments) {
        if (WRITE_TO_STANDARD_OUTPUT.contains(name)) {
            System.setOut(System.err);
        }
        // Spring's own options may stand among a command's arguments; they are the ones with a dot in their name.
        var options = arguments.stream().filter(CommandLine::isSetting).toArray(String[]::new);
        var own = arguments.stream().filter(argument -> !isSetting(argument)).toList();
        try (var context = new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE).bannerMode(Banner.Mode.OFF).logStartupInfo(false)
                .initializers(new EmbeddedDatabase(BESIDE))
                .properties(Map.of("logging.level.root", "WARN"))
                .run(Stream.concat(Arrays.stream(options), Stream.of("--" + SETTING + "=" + name)).toArray(String[]::new))) {
            var command = context.getBeanProvider(Command.class).stream().filter(each -> each.name().equals(name)).findFirst();
            if (command.isEmpty()) {
                System.err.println("This build of Ticketledger cannot " + name + ".");
                return CALLED_WRONGLY;
            }
            return command.get().run(own);
        } catch (Exception e) {
            if (CannotStart.in(e) == null) { // else its line has been printed
                System.err.println(name + " failed: " + (e.getMessage() == null ? e : e.getMessage()));
            }
            return 1;
        }
    }

    private static boolean isSetting(String argument) {
        return argument.matches("--[\\w-]+(\\.[\\w-]+)+=.*");
    }

    private static String usage() {
        try (var text = CommandLine.class.getResourceAsStream("usage.txt")) {
            return text == null ? "" : new String(text.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String version() {
        try (var built = CommandLine.class.getResourceAsStream("/META-INF/build-info.properties")) {
            var properties = new Properties();
            if (built != null) {
                properties.load(built);
            }
            return properties.getProperty("build.version", "(not built by Maven)");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
