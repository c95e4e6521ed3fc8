package io.ticketledger.server.corridor;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A dialect's words for one of our enums. Total from us to the wire, checked when it is built, so a new constant stops the server at start and not a
 * client at night. Several constants may share a word: what then cannot be told apart on the wire is the dialect's loss, and is listed.
 */
public final class Words<E extends Enum<E>> {

    private record Word(String wire, String display) {}

    private final Class<E> type;
    private final Map<E, Word> toWire;
    private final Map<E, String> losses;
    private final Map<String, E> meant = new LinkedHashMap<>();
    private final Map<String, Set<E>> covered = new LinkedHashMap<>();

    private Words(Class<E> type, Map<E, Word> toWire, Map<E, String> losses) {
        Set<E> missing = EnumSet.allOf(type);
        missing.removeAll(toWire.keySet());
        if (!missing.isEmpty()) throw new IllegalStateException("no word for " + missing + " of " + type.getSimpleName());
        this.type = type;
        this.toWire = toWire;
        this.losses = losses;
        toWire.forEach((constant, word) -> {
            if (!losses.containsKey(constant) && meant.put(word.wire, constant) != null) {
                throw new IllegalStateException("the word " + word.wire + " means two things; say which of them is the loss");
            }
            covered.computeIfAbsent(word.wire, _ -> EnumSet.noneOf(type)).add(constant);
        });
        if (!meant.keySet().equals(covered.keySet())) throw new IllegalStateException("a word is only ever a loss: " + covered.keySet());
    }

    public static <E extends Enum<E>> Table<E> of(Class<E> type) {
        return new Table<>(type);
    }

    public String wire(E constant) {
        return toWire.get(constant).wire;
    }

    public String display(E constant) {
        return toWire.get(constant).display;
    }

    /** What the word means when a client writes it. */
    public Optional<E> meaning(String wire) {
        return Optional.ofNullable(meant.get(wire));
    }

    /** All that is shown under this word: what a client means who filters by it. Empty if there is no such word. */
    public Set<E> shownAs(String wire) {
        return covered.getOrDefault(wire, Set.of());
    }

    public Set<String> all() {
        return meant.keySet();
    }

    /** What these are the words for. */
    public Class<E> type() {
        return type;
    }

    /** What a client cannot tell apart from something else, and the word he takes it for; in the order of the constants. */
    public Map<E, String> losses() {
        return Collections.unmodifiableMap(losses);
    }

    /** A table under construction. */
    public static final class Table<E extends Enum<E>> {

        private final Class<E> type;
        private final Map<E, Word> words;
        private final Map<E, String> losses;

        private Table(Class<E> type) {
            this.type = type;
            this.words = new EnumMap<>(type);
            this.losses = new EnumMap<>(type);
        }

        public Table<E> word(E constant, String wire, String display) {
            words.put(constant, new Word(wire, display));
            return this;
        }

        /** Shown like {@code as}, for which the client will take it; never meant by a client. */
        public Table<E> loss(E constant, E as) {
            Word word = words.get(as);
            if (word == null) throw new IllegalStateException(as + " must have its word first");
            words.put(constant, word);
            losses.put(constant, word.wire);
            return this;
        }

        public Words<E> build() {
            return new Words<>(type, words, losses);
        }
    }
}
