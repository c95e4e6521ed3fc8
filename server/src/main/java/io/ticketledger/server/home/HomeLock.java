package io.ticketledger.server.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

/** Whoever holds it owns the embedded database of a home. The operating system lets go of it when the process ends, however it ends. */
public final class HomeLock implements AutoCloseable {

    /**
     * POSIX drops a process's lock on a file when *any* channel of that process to the file is closed, so a second attempt of
     * this process must not even open it.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileLock lock;

    private HomeLock(Path file, FileLock lock) {
        this.file = file;
        this.lock = lock;
    }

    /** Empty when another process, or another server in this one, holds it. Never waits. */
    public static Optional<HomeLock> take(Home home) {
        var file = file(home);
        if (!HELD_HERE.add(file)) {
            return Optional.empty();
        }
        var taken = false;
        try {
            var channel = FileChannel.open(file, Set.of(CREATE, READ, WRITE), Home.onlyForOwner("rw-------"));
            var lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            taken = true;
            channel.truncate(0).write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(UTF_8)));
            return Optional.of(new HomeLock(file, lock));
        } catch (IOException e) {
            throw new CannotStart("the home " + home.folder() + " cannot be locked (" + e + ")", e);
        } finally {
            if (!taken) {
                HELD_HERE.remove(file);
            }
        }
    }

    /** Who holds it, in words for a message. */
    public static String holder(Home home) {
        if (HELD_HERE.contains(file(home))) {
            return "this process";
        }
        try (var channel = FileChannel.open(file(home), READ)) {
            var pid = ByteBuffer.allocate(20);
            channel.read(pid, 0);
            return "process " + new String(pid.array(), 0, pid.position(), UTF_8).strip();
        } catch (IOException e) {
            return "another process";
        }
    }

    @Override
    public void close() {
        try (var channel = lock.channel()) {
            if (channel.isOpen()) {
                lock.release();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HELD_HERE.remove(file);
        }
    }

    private static Path file(Home home) {
        return home.folder().resolve("lock");
    }
}
