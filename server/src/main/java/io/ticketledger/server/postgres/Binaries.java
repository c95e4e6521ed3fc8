package io.ticketledger.server.postgres;

import io.ticketledger.server.home.CannotStart;
import io.ticketledger.server.home.Home;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.WRITE;

/** The server programs, unpacked once per version from the archive that lies in the jar. */
record Binaries(Path folder, String version) {

    private static final Logger log = LoggerFactory.getLogger(Binaries.class);
    private static final Pattern VERSION_IN_JAR_NAME = Pattern.compile("-(\\d+(?:\\.\\d+)+)\\.jar");
    private static final String GIVE_A_URL = "; set SPRING_DATASOURCE_URL to a PostgreSQL of yours";

    static Binaries unpackedBeneath(Path root) {
        var archive = archiveName(System.getProperty("os.name"), System.getProperty("os.arch"));
        var resource = Binaries.class.getResource("/" + archive);
        if (resource == null) {
            throw new CannotStart("this build carries no PostgreSQL for " + platform() + GIVE_A_URL);
        }
        var version = version(resource);
        var folder = root.resolve("bin-" + version);
        try {
            if (Files.notExists(folder)) {
                log.info("Unpacking PostgreSQL {} (only at the first start)", version);
                // A killed unpacking leaves a draft that nobody mistakes for the real thing.
                var draft = root.resolve("bin-" + version + ".draft");
                FileSystemUtils.deleteRecursively(draft);
                unpack(resource, draft);
                force(draft);
                Home.moveDurably(draft, folder);
            }
            return new Binaries(folder, version);
        } catch (IOException e) {
            throw new CannotStart("PostgreSQL cannot be unpacked into " + folder + " (" + e + ")", e);
        }
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    /** 18 of 18.6.0: what must match the data. */
    String major() {
        return version.replaceFirst("\\..*", "");
    }

    static String archiveName(String os, String architecture) {
        var family = os.toLowerCase(Locale.ROOT);
        var arm = architecture.equals("aarch64") || architecture.equals("arm64");
        var intel = architecture.equals("amd64") || architecture.equals("x86_64");
        if (family.contains("linux") && (arm || intel)) {
            return arm ? "postgres-linux-arm_64.txz" : "postgres-linux-x86_64.txz";
        }
        if (family.contains("mac") && arm) {
            return "postgres-darwin-arm_64.txz";
        }
        throw new CannotStart("there is no embedded PostgreSQL for %s on %s".formatted(os, architecture) + GIVE_A_URL);
    }

    private static String platform() {
        return System.getProperty("os.name") + " on " + System.getProperty("os.arch");
    }

    /** The archive itself does not say; the jar it came in does. */
    private static String version(URL resource) {
        var name = VERSION_IN_JAR_NAME.matcher(resource.toString());
        if (!name.find()) {
            throw new CannotStart("the version of the PostgreSQL in " + resource + " is unknown" + GIVE_A_URL);
        }
        return name.group(1);
    }

    private static void unpack(URL resource, Path draft) throws IOException {
        Files.createDirectories(draft);
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(resource.openStream())))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var target = draft.resolve(entry.getName()).normalize();
                if (!target.startsWith(draft)) {
                    throw new IOException("an entry outside the archive: " + entry.getName());
                }
                write(tar, entry, target);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString((entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--"));
    }

    /** Otherwise a power cut after the rename could leave empty programs that look complete. Many at a time, so that they share the disk's flushes. */
    private static void force(Path draft) throws IOException {
        try (var files = Files.walk(draft); var threads = Executors.newFixedThreadPool(32)) {
            var forced = files.filter(file -> Files.isRegularFile(file, NOFOLLOW_LINKS)).map(file -> threads.submit(() -> {
                try (var written = FileChannel.open(file, WRITE)) {
                    written.force(true);
                }
                return file;
            })).toList();
            for (var each : forced) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            throw Postmaster.interrupted(e);
        }
    }
}
