package io.ticketledger.server.home;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import org.springframework.core.env.Environment;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

/**
 * The folder named by TICKETLEDGER_HOME. Readable by its owner alone: it holds the keys that sign tokens and checkpoints, and,
 * unless a PostgreSQL is given, the database itself. Back it up as a whole, with the server stopped.
 */
public final class Home {

    /** Spring's spelling of TICKETLEDGER_HOME. */
    public static final String SETTING = "ticketledger.home";
    private static final String DEFAULT = "./ticketledger-home";
    private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path folder;

    private Home(Path folder) {
        this.folder = folder;
    }

    public static Home of(Environment environment) {
        return at(Path.of(environment.getProperty(SETTING, DEFAULT)));
    }

    public static Home at(Path folder) {
        try {
            var absolute = folder.toAbsolutePath().normalize();
            Files.createDirectories(absolute.getParent() == null ? absolute : absolute.getParent());
            ownFolder(absolute);
            return new Home(absolute.toRealPath());
        } catch (IOException e) {
            throw new CannotStart("the home folder " + folder + " cannot be used (" + e + "); set TICKETLEDGER_HOME to another one", e);
        }
    }

    public Path folder() {
        return folder;
    }

    /**
     * Random bytes made at the first asking and the same ever after. Several nodes may share a home that holds only keys, so the
     * making is serialised between processes; it is on the disk before anybody signs with it.
     */
    public byte[] secret(String name, int bytes) {
        var secrets = folder.resolve("secrets");
        var file = secrets.resolve(name);
        try {
            ownFolder(secrets);
            if (Files.notExists(file)) {
                make(secrets, file, bytes);
            }
            var content = Files.readAllBytes(file);
            if (content.length != bytes) {
                throw new CannotStart("the secret %s is damaged (%d bytes where %d belong); restore it from a backup, or delete it to have a new one made"
                        .formatted(file, content.length, bytes));
            }
            return content;
        } catch (IOException e) {
            throw new CannotStart("the secret " + file + " cannot be read or made (" + e + ")", e);
        }
    }

    private static synchronized void make(Path secrets, Path file, int bytes) throws IOException {
        try (var turn = FileChannel.open(secrets.resolve(".turn"), Set.of(CREATE, WRITE), onlyForOwner("rw-------")); var _ = turn.lock()) {
            if (Files.exists(file)) {
                return;
            }
            var content = new byte[bytes];
            new SecureRandom().nextBytes(content);
            writeDurably(file, content);
        }
    }

    /** All of it or nothing of it is there after a crash; mode 0600. */
    public static void writeDurably(Path file, byte[] content) throws IOException {
        var draft = file.resolveSibling("." + file.getFileName() + ".draft");
        Files.deleteIfExists(draft);
        try (var channel = FileChannel.open(draft, Set.of(CREATE_NEW, WRITE), onlyForOwner("rw-------"))) {
            for (var rest = ByteBuffer.wrap(content); rest.hasRemaining(); ) {
                channel.write(rest);
            }
            channel.force(true);
        }
        moveDurably(draft, file);
    }

    /** A rename that has happened once this returns, even if the power goes. */
    public static void moveDurably(Path from, Path to) throws IOException {
        Files.move(from, to, ATOMIC_MOVE);
        if (POSIX) {
            try (var directory = FileChannel.open(to.toAbsolutePath().getParent(), READ)) {
                directory.force(true);
            }
        }
    }

    /** Makes the folder with mode 0700 unless it is there. One that is there keeps the mode its owner gave it. */
    public static void ownFolder(Path folder) throws IOException {
        // Unlike createDirectory it is content when another process was quicker.
        Files.createDirectories(folder, onlyForOwner("rwx------"));
    }

    static FileAttribute<?>[] onlyForOwner(String mode) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }
}
