package io.ticketledger.server.notary;

import io.ticketledger.eventstore.tree.Sealing;
import io.ticketledger.server.cli.Command;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code key}: what auditors need to check signatures; {@code key rotate}, {@code key retire}: a new key begins, the old one ends; {@code key adopt}: the old one is lost. */
final class KeyCommand implements Command {

    private static final String USAGE = """
            usage: key           prints the verifier keys of those that sign now, the current one first
                   key rotate    makes a new key; the old one goes on signing beside it until
                   key retire    it is let go: do this when all who check signatures know the new one
                   key adopt     signs the stored checkpoint with this node's key, if the one that signed it is lost
            """;

    private final String origin;
    private final @Nullable KeyFiles files;
    private final LedgerKeys keys;
    private final Sealing sealing;

    /** @param files nothing if the keys are given by a setting */
    KeyCommand(String origin, @Nullable KeyFiles files, LedgerKeys keys, Sealing sealing) {
        this.origin = origin;
        this.files = files;
        this.keys = keys;
        this.sealing = sealing;
    }

    @Override
    public String name() {
        return "key";
    }

    @Override
    public int run(List<String> arguments) throws IOException {
        return switch (String.join(" ", arguments)) {
            case "" -> print(keys.get());
            case "rotate" -> rotate();
            case "retire" -> retire();
            case "adopt" -> adopt();
            default -> {
                System.err.print(USAGE);
                yield 2;
            }
        };
    }

    private int rotate() throws IOException {
        if (files == null) return no("the key is given by TICKETLEDGER_CHECKPOINT_KEY: put a new one in front of it, with a comma between, and start the nodes anew");
        if (!files.rotate()) return no("two keys sign already; end that first, with: key retire");
        return print(files.read(origin));
    }

    private int retire() throws IOException {
        if (files == null) return no("the key is given by TICKETLEDGER_CHECKPOINT_KEY: put the old one's verifier key in its place there, and start the nodes anew");
        if (!files.retire(origin)) return no("only one key signs");
        return print(files.read(origin));
    }

    private int adopt() {
        System.err.println("the checkpoint of size " + sealing.adopt() + " is signed by the key of this node now");
        return print(keys.get());
    }

    private static int print(KeyRing ring) {
        ring.signers().forEach(key -> System.out.println(key.verifier().text()));
        return 0;
    }

    private static int no(String why) {
        System.err.println(why);
        return 1;
    }
}
