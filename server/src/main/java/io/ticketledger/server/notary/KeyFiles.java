package io.ticketledger.server.notary;

import io.ticketledger.eventstore.tree.NoteKey;
import io.ticketledger.eventstore.tree.NoteVerifier;
import io.ticketledger.server.home.CannotStart;
import io.ticketledger.server.home.Home;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

/** The keys as the home keeps them: the current one, the one it is taking over from, and the public halves of those before. Each step is whole after a crash. */
final class KeyFiles {

    private static final String CURRENT = "checkpoint-key";

    private final Home home;
    private final Path secrets;

    KeyFiles(Home home) {
        this.home = home;
        this.secrets = home.folder().resolve("secrets");
    }

    /** Makes the first key if there is none. */
    KeyRing read(String origin) {
        byte[] current = home.secret(CURRENT, NoteKey.SEED_BYTES);
        List<NoteKey> signers = new ArrayList<>(List.of(new NoteKey(origin, current)));
        // A crash in the middle of a rotation may have left the same key in both places.
        previous().filter(seed -> !Arrays.equals(seed, current)).ifPresent(seed -> signers.add(new NoteKey(origin, seed)));
        return new KeyRing(origin, signers, retired());
    }

    /** From now on a new key signs, and for the time being the old one, too. @return nothing done if an older one still does */
    boolean rotate() throws IOException {
        return inTurn(() -> {
            byte[] current = home.secret(CURRENT, NoteKey.SEED_BYTES);
            if (previous().filter(seed -> !Arrays.equals(seed, current)).isPresent()) return false;
            byte[] seed = new byte[NoteKey.SEED_BYTES];
            new SecureRandom().nextBytes(seed);
            Home.writeDurably(previousFile(), current);
            Home.writeDurably(secrets.resolve(CURRENT), seed);
            return true;
        });
    }

    /** The old key signs no longer; its public half stays. @return nothing done if there was none */
    boolean retire(String origin) throws IOException {
        return inTurn(() -> {
            KeyRing ring = read(origin);
            if (ring.signers().size() < 2) return false;
            Set<NoteVerifier> retired = new LinkedHashSet<>(List.of(ring.signers().getLast().verifier()));
            retired.addAll(ring.retired());
            String lines = String.join("", retired.stream().map(verifier -> verifier.text() + "\n").toList());
            Home.writeDurably(retiredFile(), lines.getBytes(StandardCharsets.UTF_8));
            Files.delete(previousFile());
            return true;
        });
    }

    private interface Step {
        boolean take() throws IOException;
    }

    private boolean inTurn(Step step) throws IOException {
        home.secret(CURRENT, NoteKey.SEED_BYTES);
        synchronized (KeyFiles.class) {
            try (FileChannel turn = FileChannel.open(secrets.resolve(".rotation"), CREATE, WRITE); var _ = turn.lock()) {
                return step.take();
            }
        }
    }

    private Optional<byte[]> previous() {
        return content(previousFile()).map(seed -> {
            if (seed.length != NoteKey.SEED_BYTES) throw new CannotStart("the secret " + previousFile() + " is damaged; restore it from a backup");
            return seed;
        });
    }

    private List<NoteVerifier> retired() {
        List<NoteVerifier> retired = new ArrayList<>();
        for (String line : content(retiredFile()).map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("").split("\n")) {
            try {
                if (!line.isBlank()) retired.add(NoteVerifier.parse(line.strip()));
            } catch (IllegalArgumentException e) {
                throw new CannotStart(retiredFile() + " is damaged (" + e.getMessage() + "); restore it from a backup", e);
            }
        }
        return retired;
    }

    private Optional<byte[]> content(Path file) {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new CannotStart("the secret " + file + " cannot be read (" + e + ")", e);
        }
    }

    private Path previousFile() {
        return secrets.resolve(CURRENT + ".previous");
    }

    private Path retiredFile() {
        return secrets.resolve(CURRENT + "s.retired");
    }
}
