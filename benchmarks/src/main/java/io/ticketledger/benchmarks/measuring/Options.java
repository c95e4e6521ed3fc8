package io.ticketledger.benchmarks.measuring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for on the command line.
 *
 * @param smoke everything as short and small as it still runs; its figures mean nothing
 * @param seconds each series of a round lasts, where it is time that limits it
 * @param rounds how often the things that are compared take turns
 * @param database JDBC address of a PostgreSQL to use instead of an embedded one; what is measured makes databases of its own on it and drops them again
 * @param user of that database, who must be allowed to create databases
 * @param server the server's jar, for what is measured from outside
 * @param json the folder for the JSON files
 * @param more what only some measurements know, by name
 */
public record Options(
        boolean smoke, int seconds, int rounds, @Nullable String database, String user, String password, Path server, Path json, TreeMap<String, String> more) {

    public static final String USAGE = """
            [--smoke] [--seconds N] [--rounds N] [--database jdbc:postgresql://host:port/name --user NAME --password WORD]
            [--server JAR] [--json FOLDER] [--<name> <value> of a single measurement]""";

    /** What was asked for makes no sense; the message says why. */
    public static final class Wrong extends RuntimeException {
        public Wrong(String message) {
            super(message);
        }
    }

    /** The words that are no options, and the options. */
    public record Parsed(List<String> words, Options options) {}

    public static Parsed parse(List<String> arguments) {
        List<String> words = new ArrayList<>();
        TreeMap<String, String> named = new TreeMap<>();
        boolean smoke = false;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--smoke")) {
                smoke = true;
            } else if (argument.startsWith("--")) {
                if (i + 1 == arguments.size()) throw new Wrong(argument + " needs a value");
                named.put(argument.substring(2), arguments.get(++i));
            } else {
                words.add(argument);
            }
        }
        int seconds = number(named.remove("seconds"), "seconds", smoke ? 1 : 10);
        int rounds = number(named.remove("rounds"), "rounds", smoke ? 1 : 5);
        String database = named.remove("database");
        String user = otherwise(named.remove("user"), "postgres");
        String password = otherwise(named.remove("password"), "");
        Path server = Path.of(otherwise(named.remove("server"), "server/target/ticketledger.jar"));
        Path json = Path.of(otherwise(named.remove("json"), "benchmarks/target/figures"));
        return new Parsed(words, new Options(smoke, seconds, rounds, database, user, password, server, json, named));
    }

    /** A whole number that only some measurements know, such as {@code --tickets 100000}. */
    public int number(String name, int usual) {
        return number(more.get(name), name, usual);
    }

    /** Several of them, such as {@code --clients 1,8,32}. */
    public List<Integer> numbers(String name, List<Integer> usual) {
        return text(name).map(text -> List.of(text.split(",")).stream().map(each -> number(each, name, 0)).toList()).orElse(usual);
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(more.get(name));
    }

    /** Whether this part of a measurement is asked for: {@code --part} names one of them, and without it all are. */
    public boolean wants(String part, List<String> parts) {
        String wanted = text("part").orElse(part);
        if (!parts.contains(wanted)) throw new Wrong("--part is one of %s, not '%s'".formatted(String.join(", ", parts), wanted));
        return wanted.equals(part);
    }

    private static int number(@Nullable String text, String name, int usual) {
        if (text == null) return usual;
        try {
            int number = Integer.parseInt(text.strip());
            if (number > 0) return number;
        } catch (NumberFormatException e) {
            throw new Wrong("--%s must be a whole number above 0, not '%s'".formatted(name, text));
        }
        throw new Wrong("--%s must be above 0, not '%s'".formatted(name, text));
    }

    private static String otherwise(@Nullable String given, String usual) {
        return given == null ? usual : given;
    }
}
