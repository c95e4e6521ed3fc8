package io.ticketledger.server;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The jar's first class, compiled for Java 17 while all others need 25: whoever has an older {@code java} first on the path reads
 * one line that helps instead of an UnsupportedClassVersionError. It must therefore name no other class of ours.
 */
public final class Start {

    static final int NEEDED = 25;

    private Start() {
    }

    public static void main(String[] arguments) throws Throwable {
        int found = Runtime.version().feature();
        if (found < NEEDED) {
            System.err.println(advice(found, System.getProperty("java.class.path"), arguments, homes(System.getenv(), System.getProperty("user.home"))));
            System.exit(1);
        }
        try {
            Class.forName("io.ticketledger.server.Ticketledger").getMethod("main", String[].class).invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    static String advice(int found, String jar, String[] arguments, List<Path> homes) {
        String line = "Ticketledger needs Java " + NEEDED + " or newer, and this is Java " + found;
        for (Path home : homes) {
            Path java = home.resolve("bin").resolve("java");
            if (Files.isExecutable(java) && feature(home) >= NEEDED) {
                String rest = arguments.length == 0 ? "" : " " + String.join(" ", arguments);
                return line + ". Use: " + java + " -jar " + jar + rest;
            }
        }
        return line + ". Install a JDK " + NEEDED + " (for example from https://adoptium.net) and put its java first on the PATH.";
    }

    /** Where JDKs usually are, most explicit first. */
    static List<Path> homes(Map<String, String> environment, String user) {
        List<Path> homes = new ArrayList<>();
        environment.forEach((name, value) -> {
            if (name.matches("(JAVA_HOME|JDK).*25.*") || name.equals("JAVA_HOME")) {
                homes.add(Paths.get(value));
            }
        });
        for (String parent : new String[] {user + "/.sdkman/candidates/java", user + "/.jdks", "/usr/lib/jvm", "/opt", "/opt/java"}) {
            homes.addAll(in(parent, ""));
        }
        homes.addAll(in("/Library/Java/JavaVirtualMachines", "Contents/Home"));
        return homes;
    }

    private static List<Path> in(String parent, String below) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(Paths.get(parent))) {
            folders.forEach(folder -> found.add(folder.resolve(below)));
        } catch (IOException e) {
            return found; // not on this machine
        }
        return found;
    }

    /** From the file every JDK has at its top: JAVA_VERSION="25.0.1". 0 when it is none. */
    private static int feature(Path home) {
        try {
            for (String line : Files.readAllLines(home.resolve("release"))) {
                if (line.startsWith("JAVA_VERSION=")) {
                    return Integer.parseInt(line.replaceAll("[^0-9.]", "").split("\\.")[0]);
                }
            }
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
        return 0;
    }
}
