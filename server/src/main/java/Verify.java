import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Checks, far from the ledger and without trusting it, what the ledger gave away: the certificate of one ticket, or an export of events (NDJSON).
 *
 * <p>This file is the whole verifier. It needs a Java 17 or newer and nothing else, shares no code with the server, and is meant to be read from top to
 * bottom before it is believed. Run it as it is:
 *
 * <pre>java Verify.java ticket-17.certificate --key "desk.example.org+a1b2c3d4+AW…"</pre>
 *
 * <p>What the proof rests on:
 * <ol>
 * <li>Every event of the log is a leaf of one Merkle tree, in the order of the log: the event at position n is leaf n-1. A leaf's hash covers every
 *     byte of the event; the root covers all leaves. Change one letter anywhere and the root is another.
 * <li>A checkpoint says: "my log has N events, and their root is R", signed with the ledger's key. What it signed it cannot take back.
 * <li>An inclusion proof holds the hashes that lead from one leaf to the root: so one event can be checked without having the others.
 * <li>That nothing was left out of a ticket's history no inclusion proof can show. The versions within the ticket show it for everything but its end, and
 *     for the end there is the ledger's signature under the whole certificate.
 * <li>A ledger that shows different people different logs would have to sign both. Keep a checkpoint (--checkpoint): what is shown later must be the same
 *     log or one that has only grown.
 * </ol>
 *
 * <p>The last line that is printed is the verdict, and so is the exit code: VALID (0), INVALID (1), or, when something is missing that it takes to
 * decide, NOT CHECKED (2). The forms of all files are described in docs/formats.md.
 */
public final class Verify implements ToIntFunction<List<String>> {

    private static final String USAGE = """
            usage: java Verify.java FILE --key KEY [--checkpoint FILE] [--consistency FILE]
              FILE           a certificate (/ledger/tickets/17/certificate) or an export (/ledger/export?format=ndjson&proof=true)
              --key          the ledger's verifier key, or a file with one on each line (/ledger/key); take it from somebody you trust
              --checkpoint   a checkpoint you kept earlier (/ledger/checkpoint): the log must be that one, or it grown
              --consistency  the proof for that (/ledger/proof/consistency?from=SIZE&to=SIZE)""";

    private static final String CERTIFICATE = "ticketledger-certificate v1";

    public static void main(String[] arguments) {
        System.exit(new Verify(new PrintStream(System.out, true, UTF_8), Optional.empty()).applyAsInt(List.of(arguments)));
    }

    /** Ends the checking. */
    private static final class Verdict extends Exception {
        private static final long serialVersionUID = 1;
        private final int exit;

        private Verdict(int exit, String sentence) {
            super(sentence);
            this.exit = exit;
        }

        /** The file is not what the ledger gave away. */
        static Verdict wrong(String why) {
            return new Verdict(1, why);
        }

        /** Without something more there is no judging. */
        static Verdict missing(String what) {
            return new Verdict(2, what);
        }

        Verdict at(String where) {
            return getMessage().startsWith(where) ? this : new Verdict(exit, where + ": " + getMessage());
        }
    }

    private final PrintStream out;
    private final Optional<Function<List<String>, String>> fold;
    private final List<Key> keys = new ArrayList<>();
    private Optional<Checkpoint> kept = Optional.empty();
    private Optional<Path> consistency = Optional.empty();
    private final List<String> missing = new ArrayList<>();

    /** @param fold makes a ticket's state from its events; only the ledger's own program knows how, so alone this file leaves that out and says so */
    public Verify(PrintStream out, Optional<Function<List<String>, String>> fold) {
        this.out = out;
        this.fold = fold;
    }

    /** The exit code. */
    @Override
    public int applyAsInt(List<String> arguments) {
        try {
            Path file = options(arguments);
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                in.mark(CERTIFICATE.length());
                boolean isCertificate = new String(in.readNBytes(CERTIFICATE.length()), UTF_8).startsWith("ticketledger-");
                in.reset();
                String proved = isCertificate ? certificate(text(in.readAllBytes())) : export(new Lines(in));
                if (!missing.isEmpty()) throw Verdict.missing(String.join("; ", missing));
                say("VALID: " + proved);
                return 0;
            }
        } catch (Verdict e) {
            say((e.exit == 1 ? "INVALID: " : "NOT CHECKED: ") + e.getMessage());
            return e.exit;
        } catch (IOException | InvalidPathException e) {
            say("NOT CHECKED: a file cannot be read: " + e);
            return 2;
        }
    }

    private Path options(List<String> arguments) throws IOException, Verdict {
        List<String> files = new ArrayList<>();
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (!argument.startsWith("--")) files.add(argument);
            else if (!List.of("--key", "--checkpoint", "--consistency").contains(argument)) throw usage(argument + " is no option");
            else if (i + 1 == arguments.size()) throw usage(argument + " needs a value");
            else if (options.put(argument, arguments.get(++i)) != null) throw usage(argument + " stands there twice");
        }
        if (files.size() != 1) throw usage("one file is checked at a time");
        String key = options.getOrDefault("--key", "");
        if (key.isEmpty()) throw usage("without the ledger's key anybody could have written this");
        boolean isKey = key.matches("[^+\\s]+\\+[0-9a-f]{8}\\+[A-Za-z0-9+/=]+");
        for (String line : isKey ? List.of(key) : Files.readAllLines(Path.of(key))) {
            if (!line.isBlank() && !line.startsWith("#")) keys.add(key(line.strip()));
        }
        if (keys.isEmpty()) throw Verdict.missing("there is no key in " + key);
        if (options.containsKey("--checkpoint")) {
            kept = Optional.of(checkpoint("the checkpoint you kept", text(Files.readAllBytes(Path.of(options.getOrDefault("--checkpoint", ""))))));
        }
        if (options.containsKey("--consistency")) consistency = Optional.of(Path.of(options.getOrDefault("--consistency", "")));
        return Path.of(files.get(0));
    }

    private static Key key(String text) throws Verdict {
        try {
            return Key.parse(text);
        } catch (Verdict e) {
            throw Verdict.missing("the key cannot be used: " + e.getMessage());
        }
    }

    private Verdict usage(String why) {
        say(USAGE);
        return Verdict.missing(why);
    }

    // ---- A certificate: header, events with their proofs, state, checkpoint, and the ledger's signature under it all. -----------------------------------

    private String certificate(String file) throws Verdict, IOException {
        int end = file.lastIndexOf("\n\n") + 1;
        if (end == 0) throw Verdict.wrong("the certificate has no end: the ledger's signature is missing");
        Page page = new Page(file.substring(0, end));
        page.exactly(CERTIFICATE);
        String ticket = page.field("ticket");
        long ticketNumber = number(page.field("number"));
        String log = page.field("log");
        long size = number(page.field("size"));
        long count = number(page.field("events"));
        String versions = page.field("versions");
        String stateHash = page.field("state-sha256");
        page.exactly("These " + count + " events, and no others, are what happened to ticket " + ticket + " in the first " + size + " events of the log " + log + ".");
        page.exactly("");
        say("certificate of ticket " + ticket + " (number " + ticketNumber + "): " + count + " events in a log of " + size);

        List<Event> events = new ArrayList<>();
        List<Long> indexes = new ArrayList<>();
        List<Deque<byte[]>> proofs = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            String label = "event " + i + " of " + count;
            try {
                page.exactly(label);
                events.add(Event.read(page.next(), label));
                indexes.add(number(page.field("index")));
                proofs.add(page.hashes());
            } catch (Verdict e) {
                throw e.at(label);
            }
        }
        page.exactly("state");
        String state = page.next();
        page.exactly("");
        page.exactly("checkpoint");
        Checkpoint checkpoint = checkpoint("the checkpoint in the certificate", page.rest());
        if (checkpoint.size != size || !checkpoint.origin.equals(log)) throw Verdict.wrong("the certificate is headed as one of " + size + " events of the log " + log
                + ", and its checkpoint is one of " + checkpoint.size + " events of the log " + checkpoint.origin);

        // Every event is of this ticket, they follow each other without a gap, and each is in the tree at the place where it says it is.
        Optional<String> fault = Optional.empty();
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            Optional<String> why = misplaced(event, ticket, i, i == 0 ? 0 : events.get(i - 1).position);
            if (why.isEmpty() && indexes.get(i) != event.position - 1) why = Optional.of("the proof beside it is one for index " + indexes.get(i));
            if (why.isEmpty() && event.position > size) why = Optional.of("it is not among the first " + size + " events of the log");
            if (why.isEmpty() && !isIncluded(event, proofs.get(i), checkpoint)) {
                why = Optional.of("its proof does not lead to the root of the checkpoint: the event or its proof was changed, or it is not in this log");
            }
            if (why.isPresent()) say("WRONG: " + event.what + ": " + why.get());
            if (fault.isEmpty() && why.isPresent()) fault = Optional.of(event.what + ": " + why.get());
        }
        if (fault.isPresent()) throw Verdict.wrong(fault.get());
        if (events.isEmpty()) throw Verdict.wrong("there is no event in it");
        if (!versions.equals("0.." + (count - 1))) throw Verdict.wrong("the header speaks of the versions " + versions + ", and the events have 0.." + (count - 1));
        say("ok: each of the " + count + " events is in the log, at its position and as it was recorded");

        if (!HexFormat.of().formatHex(sha256(state.getBytes(UTF_8))).equals(stateHash)) throw Verdict.wrong("the state does not have the hash that is in the header");
        if (fold.isPresent()) {
            folded(fold.get(), events, state);
        } else {
            say("not checked: that the state follows from the events. Only the ledger's signature says so here; `java -jar ticketledger.jar verify` folds them again");
        }
        compareWithKept(checkpoint, false);

        // Last, because it can only say that something is wrong, not what. It is the only thing that speaks against an end that was cut off.
        String signer = signed("the certificate as a whole", file);
        if (!signer.equals(log)) throw Verdict.wrong("the certificate as a whole is signed by " + signer + " and not by the log " + log);
        say("ok: the ledger signed that these are all events of the ticket up to position " + size);
        return "the " + count + " events are those of ticket " + ticket + " up to position " + size + " of the log " + log + ", unchanged and complete";
    }

    private static Optional<String> misplaced(Event event, String ticket, long version, long positionBefore) {
        if (!event.stream.equals(ticket)) return Optional.of("it is an event of " + event.stream + " and not of this ticket");
        if (!event.streamType.equals("ticket")) return Optional.of("it is an event of a " + event.streamType);
        if (event.version != version) {
            return Optional.of("it has version " + event.version + " where version " + version + " belongs: events are missing, doubled or in another order");
        }
        if (event.position <= positionBefore) return Optional.of("its position does not come after that of the event before it");
        return Optional.empty();
    }

    private void folded(Function<List<String>, String> fold, List<Event> events, String state) throws Verdict {
        String again;
        try {
            again = fold.apply(events.stream().map(event -> event.line).toList());
        } catch (RuntimeException e) {
            missing.add("this version of the program cannot fold these events: " + e.getMessage());
            return;
        }
        if (!again.equals(state)) throw Verdict.wrong("the events are sound, but the state is not the one they lead to");
        say("ok: the state is the one to which the events lead, folded again");
    }

    // ---- An export: one event on each line, in the order of the log. The root is computed while reading, so its length does not matter. -------------------

    private String export(Lines lines) throws Verdict, IOException {
        Forest forest = new Forest();
        Optional<Checkpoint> own = Optional.empty();
        Optional<byte[]> rootThen = kept.filter(checkpoint -> checkpoint.size == 0).map(checkpoint -> sha256());
        long events = 0;
        while (lines.next()) {
            String line = lines.text();
            try {
                if (own.isPresent()) throw Verdict.wrong("it stands after the checkpoint, where the export ends");
                if (line.startsWith("{\"checkpoint\":")) {
                    own = Optional.of(checkpoint("the checkpoint of the export", unquoted(only("checkpoint", line))));
                } else if (line.startsWith("{\"omitted\":")) {
                    omitted(only("omitted", line), forest);
                } else {
                    events++;
                    Event event = Event.read(line, lines.where());
                    if (forest.leaves == 0 && event.position > 1) throw Verdict.missing(event.what + " is the first, and nothing in the export stands for the events before it: export it again with proof=true");
                    if (event.position != forest.leaves + 1) throw Verdict.wrong(event.what + " stands where position " + (forest.leaves + 1) + " belongs: events are missing, doubled or in another order");
                    forest.add(leaf(lines.bytes), 0);
                }
            } catch (Verdict e) {
                throw e.at(lines.where());
            }
            if (kept.isPresent() && forest.leaves == kept.get().size && forest.leaves > 0) rootThen = Optional.of(forest.root());
        }
        if (forest.leaves == 0) throw Verdict.missing("there is no event in the file");
        say("export of " + events + " events up to position " + forest.leaves + "; " + (forest.leaves - events) + " of the log are left out");
        Checkpoint covering = own.isPresent() ? own.get() : coveringCheckpoint(forest.leaves, events);
        if (covering.size > forest.leaves) throw Verdict.wrong("the file ends at position " + forest.leaves + " and the checkpoint covers " + covering.size + ": the last events are missing");
        if (own.isPresent() && own.get().size < forest.leaves) throw Verdict.wrong("the file goes on to position " + forest.leaves + ", and its checkpoint covers only " + own.get().size);
        if (covering.size == forest.leaves && !Arrays.equals(forest.root(), covering.root)) throw Verdict.wrong("the root of these events is not that of the checkpoint: at least one event up to position "
                + covering.size + " was changed, or this is another log. Which one, a root cannot say; the certificates of the tickets can");
        if (rootThen.isPresent() && !Arrays.equals(rootThen.get(), kept.orElseThrow().root)) throw Verdict.wrong("the first " + kept.orElseThrow().size
                + " events are not those that the checkpoint you kept covers: something was changed since then, or this is another log");
        if (rootThen.isPresent()) say("ok: the first " + kept.orElseThrow().size + " events are those that the checkpoint you kept covers");
        else compareWithKept(covering, true);
        if (covering.size < forest.leaves) throw Verdict.missing("the first " + covering.size + " events are in the log as they are here, but for the others a checkpoint of size " + forest.leaves + " is needed");
        if (events < forest.leaves) say("not checked: by what rule the other " + (forest.leaves - events) + " events were left out. They are in the log, and an export cannot show what they are");
        return "the " + events + " events are in the log " + covering.origin + " at their positions up to " + covering.size + ", unchanged";
    }

    /** Of a plain export: the one the auditor brings. */
    private Checkpoint coveringCheckpoint(long leaves, long events) throws Verdict {
        if (events < leaves) throw Verdict.wrong("the export with proofs does not end with its checkpoint: the end of the file is missing");
        if (kept.isEmpty()) throw Verdict.missing("there are no proofs in this export: give --checkpoint with one of size " + leaves + ", or export it again with proof=true");
        return kept.get();
    }

    /** What was left out is represented by the roots of the largest complete subtrees that cover it, from left to right. */
    private static void omitted(String object, Forest forest) throws Verdict {
        Map<String, String> fields = fields(object);
        long from = number(fields.getOrDefault("\"from\"", ""));
        long to = number(fields.getOrDefault("\"to\"", ""));
        if (from != forest.leaves + 1 || to < from) throw Verdict.wrong("positions " + from + " to " + to + " are left out where position " + (forest.leaves + 1) + " belongs");
        String list = fields.getOrDefault("\"hashes\"", "");
        if (!list.startsWith("[") || !list.endsWith("]")) throw Verdict.wrong("there is no list of hashes");
        for (String hash : list.substring(1, list.length() - 1).split(",", -1)) {
            if (forest.leaves >= to) throw Verdict.wrong("there are more hashes than it takes to stand for the events that are left out");
            int aligned = forest.leaves == 0 ? 62 : Long.numberOfTrailingZeros(forest.leaves);
            int fitting = 63 - Long.numberOfLeadingZeros(to - forest.leaves);
            forest.add(hash(unquoted(hash)), Math.min(aligned, fitting));
        }
        if (forest.leaves != to) throw Verdict.wrong("there are fewer hashes than it takes to stand for the events that are left out");
    }

    // ---- Two checkpoints of one log: the later must hold the earlier. -------------------------------------------------------------------------------------

    /** @param mayEndEarlier an export ends where it was asked to; a certificate that is older than what is known already is not what was asked for */
    private void compareWithKept(Checkpoint shown, boolean mayEndEarlier) throws Verdict, IOException {
        if (kept.isEmpty()) {
            say("not checked: that everybody is shown the same log. Keep a checkpoint, and give it as --checkpoint the next time");
            return;
        }
        Checkpoint held = kept.get();
        if (!held.origin.equals(shown.origin)) throw Verdict.wrong("the checkpoint you kept is one of the log " + held.origin + ", not of " + shown.origin);
        boolean endsEarlier = shown.size < held.size;
        if (endsEarlier && !mayEndEarlier) throw Verdict.wrong("an old checkpoint was presented: it covers " + shown.size + " events, and the one you kept covers " + held.size);
        if (shown.size == held.size && !Arrays.equals(shown.root, held.root)) throw Verdict.wrong("the log was forked: the checkpoint you kept covers the same " + held.size + " events and has another root");
        Checkpoint first = endsEarlier ? shown : held;
        Checkpoint grown = endsEarlier ? held : shown;
        if (first.size > 0 && first.size < grown.size) {
            if (consistency.isEmpty()) {
                missing.add("all else holds, but not that the log of " + shown.size + " events and the one of " + held.size + " you kept a checkpoint of are one log that has only grown; for that save "
                        + "the answer of /ledger/proof/consistency?from=" + first.size + "&to=" + grown.size + " and give it as --consistency");
                return;
            }
            Page page = new Page(text(Files.readAllBytes(consistency.get())));
            page.exactly("old " + first.size);
            Deque<byte[]> proof = page.hashes();
            byte[][] roots = rootsByConsistency(first.size, grown.size, true, first.root, proof);
            if (!proof.isEmpty() || !Arrays.equals(roots[0], first.root) || !Arrays.equals(roots[1], grown.root)) throw Verdict.wrong("the log was forked, or this is not the proof for it: the log of "
                    + grown.size + " events is not shown to begin with the one of " + first.size + "; the checkpoint you kept covers " + held.size);
        }
        say(endsEarlier ? "ok: the " + shown.size + " events are the beginning of the log whose checkpoint you kept, of " + held.size
                : "ok: the log is the one whose checkpoint you kept, " + held.size + " events then and " + shown.size + " now");
    }

    // ---- The tree, as RFC 6962 defines it. A leaf and an inner node begin with different bytes, so that none can be taken for the other. ------------------

    private static byte[] leaf(byte[] content) {
        return sha256(new byte[] {0}, content);
    }

    private static byte[] node(byte[] left, byte[] right) {
        return sha256(new byte[] {1}, left, right);
    }

    private static boolean isIncluded(Event event, Deque<byte[]> proof, Checkpoint checkpoint) {
        byte[] root = rootByInclusion(event.position - 1, checkpoint.size, leaf(event.line.getBytes(UTF_8)), proof);
        return proof.isEmpty() && Arrays.equals(root, checkpoint.root);
    }

    /** In a tree of some leaves the left half is the largest power of two that is smaller than their number. */
    private static long left(long size) {
        return Long.highestOneBit(size - 1);
    }

    /** The root to which a leaf leads. The proof names the sibling on each level, the lowest first; so the topmost is taken from its end. */
    private static byte[] rootByInclusion(long index, long size, byte[] leaf, Deque<byte[]> proof) {
        if (size == 1) return leaf;
        byte[] sibling = topmost(proof);
        long left = left(size);
        return index < left ? node(rootByInclusion(index, left, leaf, proof), sibling) : node(sibling, rootByInclusion(index - left, size - left, leaf, proof));
    }

    /** A hash that is missing is no hash: what is computed with it is not the root. */
    private static byte[] topmost(Deque<byte[]> proof) {
        return proof.isEmpty() ? new byte[0] : proof.removeLast();
    }

    /**
     * The roots of the first leaves and of all of them, from one and the same hashes: if both come out, all holds the first.
     *
     * @param whole whether the first leaves, as seen here, are the whole earlier tree, whose root is known and therefore not in the proof
     */
    private static byte[][] rootsByConsistency(long first, long all, boolean whole, byte[] known, Deque<byte[]> proof) {
        if (first == all) {
            byte[] both = whole ? known : topmost(proof);
            return new byte[][] {both, both};
        }
        byte[] sibling = topmost(proof);
        long left = left(all);
        if (first <= left) {
            byte[][] roots = rootsByConsistency(first, left, whole, known, proof);
            return new byte[][] {roots[0], node(roots[1], sibling)};
        }
        byte[][] roots = rootsByConsistency(first - left, all - left, false, known, proof);
        return new byte[][] {node(sibling, roots[0]), node(sibling, roots[1])};
    }

    /** The leaves so far as the roots of complete subtrees, the largest first: one for each bit that is set in their number. */
    private static final class Forest {
        private final Deque<byte[]> roots = new ArrayDeque<>();
        private long leaves;

        void add(byte[] root, int height) {
            byte[] grown = root;
            for (long trees = leaves >> height; (trees & 1) == 1; trees >>= 1) grown = node(roots.removeLast(), grown);
            roots.addLast(grown);
            leaves += 1L << height;
        }

        byte[] root() {
            Deque<byte[]> rest = new ArrayDeque<>(roots);
            byte[] root = rest.removeLast();
            while (!rest.isEmpty()) root = node(rest.removeLast(), root);
            return root;
        }
    }

    // ---- Signed notes and checkpoints, as C2SP defines them (signed-note, tlog-checkpoint). ----------------------------------------------------------------

    /** {@code name+id+base64(1 || 32 bytes)}; the id is the beginning of the hash of the rest, so that it can be told which key signed. */
    private record Key(String name, byte[] id, PublicKey key) {

        private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");

        static Key parse(String text) throws Verdict {
            String[] parts = text.split("\\+", 3);
            if (parts.length != 3) throw Verdict.wrong("this is no verifier key: " + printable(text));
            byte[] typed = base64(parts[2]);
            byte[] id = Arrays.copyOf(sha256((parts[0] + "\n").getBytes(UTF_8), typed), 4);
            if (typed.length != 33 || typed[0] != 1) throw Verdict.wrong("this is no Ed25519 verifier key: " + printable(text));
            if (!HexFormat.of().formatHex(id).equals(parts[1])) throw Verdict.wrong("the verifier key was mistyped, its id does not fit: " + printable(text));
            try {
                byte[] encoded = join(ED25519, Arrays.copyOfRange(typed, 1, 33));
                return new Key(parts[0], id, KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            } catch (GeneralSecurityException e) {
                throw Verdict.wrong("this is no Ed25519 verifier key: " + printable(text));
            }
        }

        boolean fits(String text, byte[] idAndSignature) {
            try {
                Signature check = Signature.getInstance("Ed25519");
                check.initVerify(key);
                check.update(text.getBytes(UTF_8));
                return idAndSignature.length > 4 && check.verify(Arrays.copyOfRange(idAndSignature, 4, idAndSignature.length));
            } catch (GeneralSecurityException e) {
                return false;
            }
        }
    }

    private record Checkpoint(String origin, long size, byte[] root) {}

    private Checkpoint checkpoint(String what, String note) throws Verdict {
        String signer = signed(what, note);
        String[] lines = note.substring(0, note.lastIndexOf("\n\n")).split("\n", -1);
        if (lines.length < 3) throw Verdict.wrong(what + " does not say origin, size and root");
        if (!signer.equals(lines[0])) throw Verdict.wrong(what + " is one of the log " + printable(lines[0]) + " and signed by " + signer);
        Checkpoint checkpoint = new Checkpoint(lines[0], number(lines[1]), hash(lines[2]));
        say("ok: " + what + " (" + checkpoint.size + " events) is signed by " + signer);
        return checkpoint;
    }

    /** A note is a text, an empty line, and signature lines. Answers the name of the signer. Signatures by keys we do not have say nothing. */
    private String signed(String what, String note) throws Verdict {
        int blank = note.lastIndexOf("\n\n");
        if (blank < 0 || !note.endsWith("\n") || note.endsWith("\n\n")) throw Verdict.wrong(what + " is not signed, or its end is missing");
        String text = note.substring(0, blank + 1);
        Optional<String> signer = Optional.empty();
        List<String> others = new ArrayList<>();
        for (String line : note.substring(blank + 2, note.length() - 1).split("\n", -1)) {
            String[] parts = line.split(" ", -1);
            if (parts.length != 3 || !parts[0].equals("\u2014")) throw Verdict.wrong(what + " ends with a line that is no signature");
            byte[] signature = base64(parts[2]);
            byte[] id = Arrays.copyOf(signature, 4);
            Optional<Key> key = keys.stream().filter(each -> each.name.equals(parts[1]) && Arrays.equals(each.id, id)).findFirst();
            if (key.isEmpty()) others.add(printable(parts[1]) + "+" + HexFormat.of().formatHex(id));
            else if (!key.get().fits(text, signature)) throw Verdict.wrong(what + " does not fit its signature: it or the signature was changed");
            else signer = Optional.of(parts[1]);
        }
        if (signer.isEmpty()) throw Verdict.wrong(what + " is signed by " + String.join(", ", others) + ", which is none of the given keys");
        if (!others.isEmpty()) say("not checked: the signatures under " + what + " by keys that were not given: " + String.join(", ", others));
        return signer.get();
    }

    // ---- Reading, and being strict about it: what could be read in two ways is refused. --------------------------------------------------------------------

    /** An event as the log holds it: one canonical JSON object. Only its top level is read; what the payload says cannot pass for a field of the event. */
    private record Event(String what, String line, long position, String stream, String streamType, long version) {

        private static final List<String> FIELDS = List.of("\"eventId\"", "\"metadata\"", "\"name\"", "\"occurred\"", "\"payload\"", "\"position\"", "\"recorded\"",
                "\"revision\"", "\"stream\"", "\"streamType\"", "\"version\"");

        static Event read(String line, String where) throws Verdict {
            Map<String, String> fields = fields(line);
            if (!List.copyOf(fields.keySet()).equals(FIELDS)) throw Verdict.wrong("these are not the fields of an event: " + printable(line));
            long position = number(fields.getOrDefault("\"position\"", ""));
            long version = number(fields.getOrDefault("\"version\"", ""));
            String what = where + " (version " + version + ", position " + position + ", " + printable(unquoted(fields.getOrDefault("\"name\"", ""))) + ")";
            return new Event(what, line, position, printable(unquoted(fields.getOrDefault("\"stream\"", ""))), printable(unquoted(fields.getOrDefault("\"streamType\"", ""))), version);
        }
    }

    /** The value, as it stands there, of each field of the outermost object; texts and what is nested in them are stepped over. */
    private static Map<String, String> fields(String json) throws Verdict {
        Map<String, String> fields = new LinkedHashMap<>();
        boolean begun = json.startsWith("{");
        boolean quoted = false;
        boolean ended = false;
        int depth = 0;
        int from = 1;
        String key = "";
        for (int i = 1; begun && i < json.length() && !ended; i++) {
            char c = json.charAt(i);
            if (quoted) {
                if (c == '\\') i++;
                else if (c == '"') quoted = false;
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (depth > 0) {
                if (c == '}' || c == ']') depth--;
            } else if (c == ':' && key.isEmpty()) {
                key = json.substring(from, i);
                from = i + 1;
            } else if (c == ',' || c == '}') {
                if (!key.matches("\"[A-Za-z]+\"") || fields.put(key, json.substring(from, i)) != null) throw Verdict.wrong("this is not a JSON object as it should be: " + printable(json));
                key = "";
                from = i + 1;
                ended = c == '}';
            }
        }
        if (!ended || from != json.length()) throw Verdict.wrong("this is not a JSON object as it should be: " + printable(json));
        return fields;
    }

    /** The value of an object's only field. */
    private static String only(String field, String object) throws Verdict {
        Map<String, String> fields = fields(object);
        if (fields.size() != 1) throw Verdict.wrong("there are others beside the field " + field);
        return fields.getOrDefault("\"" + field + "\"", "");
    }

    /** A text without its quotes. The texts that are read here hold no escapes but that for a new line. */
    private static String unquoted(String json) throws Verdict {
        String inside = json.length() < 2 ? "" : json.substring(1, json.length() - 1).replace("\\n", "\n");
        if (inside.isEmpty() || json.charAt(0) != '"' || !json.endsWith("\"") || inside.indexOf('\\') >= 0 || inside.indexOf('"') >= 0) throw Verdict.wrong("this is not a text as it should be: " + printable(json));
        return inside;
    }

    private static long number(String text) throws Verdict {
        if (!text.matches("0|[1-9][0-9]{0,17}")) throw Verdict.wrong("this is not a number as it should be: " + printable(text));
        return Long.parseLong(text);
    }

    private static byte[] hash(String base64) throws Verdict {
        byte[] hash = base64(base64);
        if (hash.length != 32) throw Verdict.wrong("this is no SHA-256 hash: " + printable(base64));
        return hash;
    }

    private static byte[] base64(String text) throws Verdict {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            // The decoder overlooks bits that are left over; two texts for the same bytes must not both be right.
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) return bytes;
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw Verdict.wrong("this is not Base64 as it should be: " + printable(text));
    }

    private static String text(byte[] utf8) throws Verdict {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
        } catch (CharacterCodingException e) {
            throw Verdict.wrong("there are bytes in it that are no UTF-8");
        }
    }

    /** The lines of a certificate, one after the other. Only a line feed ends one. */
    private static final class Page {
        private final String[] lines;
        private int at;

        Page(String text) {
            lines = text.split("\n", -1);
        }

        String next() throws Verdict {
            if (at >= lines.length - 1) throw Verdict.wrong("it is cut off after line " + at);
            return lines[at++];
        }

        void exactly(String expected) throws Verdict {
            String found = next();
            if (!found.equals(expected)) throw Verdict.wrong("line " + at + " should be \"" + printable(expected) + "\" and is \"" + printable(found) + "\"");
        }

        String field(String name) throws Verdict {
            String line = next();
            if (!line.startsWith(name + " ")) throw Verdict.wrong("line " + at + " should say \"" + name + "\" and is \"" + printable(line) + "\"");
            return printable(line.substring(name.length() + 1));
        }

        /** Up to an empty line. */
        Deque<byte[]> hashes() throws Verdict {
            Deque<byte[]> hashes = new ArrayDeque<>();
            for (String line = next(); !line.isEmpty(); line = next()) hashes.addLast(hash(line));
            return hashes;
        }

        String rest() {
            return String.join("\n", Arrays.copyOfRange(lines, at, lines.length));
        }
    }

    /** The lines of a file of any length, as the bytes they are. */
    private static final class Lines {
        private final InputStream in;
        private byte[] bytes = {};
        private long number;

        Lines(InputStream in) {
            this.in = in;
        }

        boolean next() throws IOException, Verdict {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int b = in.read();
            if (b < 0) return false;
            for (; b != '\n'; b = in.read()) {
                if (b < 0) throw Verdict.wrong("the last line of the file is cut off");
                line.write(b);
            }
            bytes = line.toByteArray();
            number++;
            return true;
        }

        String text() throws Verdict {
            return Verify.text(bytes);
        }

        String where() {
            return "line " + number;
        }
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(join(parts));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) all.writeBytes(part);
        return all.toByteArray();
    }

    /** A file must not be able to write a verdict of its own on the screen. */
    private static String printable(String text) {
        String safe = text.replaceAll("\\p{Cntrl}|\\p{Cf}|[\u0080-\u009f\u2028\u2029]", "\ufffd");
        return safe.length() <= 200 ? safe : safe.substring(0, 200) + "\u2026";
    }

    private void say(String sentence) {
        out.println(sentence);
    }
}
