package io.ticketledger.server.postgres;

import com.sun.security.auth.module.UnixSystem;
import io.ticketledger.server.home.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.stream.Stream;

/**
 * PostgreSQL refuses to run as root. A root's server therefore starts it in a user namespace of its own (which costs nothing: the
 * files stay root's), and where the kernel or a container forbids that, as a user without rights who is given the folder.
 *
 * @param prefix what stands before each command
 * @param owner  whose the folder has to be; empty when it is not root who asks, and files are right as they are
 */
record Unprivileged(List<String> prefix, String owner) {

    static Unprivileged choose(Path root) {
        if (new UnixSystem().getUid() != 0) {
            return new Unprivileged(List.of(), "");
        }
        return Stream.concat(
                        Stream.of(new Unprivileged(List.of("unshare", "-U"), "root")),
                        Stream.of("postgres", "nobody").flatMap(Unprivileged::as))
                .filter(each -> each.succeedsIn(root.getRoot(), "true"))
                .findFirst()
                .orElseThrow(() -> new CannotStart("the embedded PostgreSQL does not run as root, and this machine allows neither user "
                        + "namespaces nor another user; start as an ordinary user or set SPRING_DATASOURCE_URL"));
    }

    /** The same, one by one: containers often have one tool and not the other. */
    static Stream<Unprivileged> as(String user) {
        return Stream.of(
                new Unprivileged(List.of("setpriv", "--reuid=" + user, "--regid=" + groupOf(user), "--clear-groups"), user),
                new Unprivileged(List.of("runuser", "-u", user, "--"), user));
    }

    List<String> command(List<String> command) {
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    /**
     * Gives the folder, with all that was written into it since, to whom PostgreSQL will run as; never while one is running in it.
     * The home above must be passable then, while its secrets keep their own mode.
     */
    void give(Path root) {
        if (owner.isEmpty()) {
            return;
        }
        try {
            if (!owner.equals("root")) {
                var modes = Files.getPosixFilePermissions(root.getParent());
                modes.addAll(List.of(PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_EXECUTE));
                Files.setPosixFilePermissions(root.getParent(), modes);
            }
            giveTree(root);
        } catch (IOException e) {
            throw new CannotStart("the folder " + root + " cannot be given to " + owner + " (" + e + ")", e);
        }
        if (!succeedsIn(root.getRoot(), "test", "-x", root.toString(), "-a", "-w", root.toString())) {
            throw new CannotStart(("the embedded PostgreSQL does not run as root but as %s, who cannot reach %s; "
                    + "set TICKETLEDGER_HOME to a folder others may pass into, start as an ordinary user, or set SPRING_DATASOURCE_URL")
                    .formatted(owner.equals("root") ? "a user without rights" : owner, root));
        }
    }

    private void giveTree(Path tree) throws IOException {
        var to = tree.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner);
        try (var files = Files.walk(tree)) {
            for (var file : (Iterable<Path>) files::iterator) {
                if (!Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).equals(to)) {
                    Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS).setOwner(to);
                }
            }
        }
    }

    private boolean succeedsIn(Path folder, String... command) {
        try {
            var process = new ProcessBuilder(command(List.of(command))).directory(folder.toFile())
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false; // no such tool
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String groupOf(String user) {
        try {
            var id = new ProcessBuilder("id", "-g", user).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            return new String(id.getInputStream().readAllBytes()).strip();
        } catch (IOException e) {
            return user;
        }
    }
}
