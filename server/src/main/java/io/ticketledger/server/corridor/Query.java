package io.ticketledger.server.corridor;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind the question mark, being judged like a body: an empty value is none, and every bad one is collected, so that the client hears of all
 * of them at once when {@link #verdict()} is asked for.
 */
public final class Query {

    private static final int LONGEST_SEARCH = 200;

    private final Function<String, String @Nullable []> values;
    private final Map<String, List<String>> errors = new LinkedHashMap<>();

    private Query(Function<String, String @Nullable []> values) {
        this.values = values;
    }

    public static Query of(HttpServletRequest request) {
        return new Query(request::getParameterValues);
    }

    /** As it was written; of several the first. */
    public @Nullable String first(String name) {
        String[] all = values.apply(name);
        return all == null || all.length == 0 || all[0].isBlank() ? null : all[0];
    }

    /** Something PostgreSQL can look for. */
    public @Nullable String text(String name, int atMost) {
        return judged(name, fields -> fields.text(name, atMost));
    }

    /** What is searched for: a text, and not a book. */
    public @Nullable String search(String name) {
        return text(name, LONGEST_SEARCH);
    }

    public @Nullable Long number(String name) {
        String text = first(name);
        if (text == null) return null;
        return Text.number(text).orElseGet(() -> refuse(name, "Enter a number."));
    }

    /** Numbers given several times or with commas between, each once. */
    public List<Long> numbers(String name) {
        return all(name).stream().distinct().map(word -> Text.number(word).orElseGet(() -> refuse(name, "Enter a number."))).filter(Objects::nonNull).toList();
    }

    /** ISO-8601 date and time; without an offset it is UTC. */
    public @Nullable Instant instant(String name) {
        return judged(name, fields -> fields.instant(name));
    }

    /** One word out of a list. @param meaning empty for a word that is not in it */
    public <T> @Nullable T word(String name, Function<String, Optional<T>> meaning) {
        String text = first(name);
        if (text == null) return null;
        return meaning.apply(text.strip()).orElseGet(() -> refuse(name, notAChoice(name)));
    }

    /** {@code true} or {@code false}, in any case, or as a digit. */
    public @Nullable Boolean truth(String name) {
        return word(name, word -> switch (word.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> Optional.of(true);
            case "false", "0" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    /** Words out of a list, given several times or with commas between. @param meaning nothing for a word that is not in it */
    public <T> Set<T> words(String name, Function<String, Set<T>> meaning) {
        Set<T> wanted = new LinkedHashSet<>();
        for (String word : all(name)) {
            Set<T> meant = meaning.apply(word);
            if (meant.isEmpty()) refuse(name, notAChoice(name));
            wanted.addAll(meant);
        }
        return wanted;
    }

    /** Everything given under this name, several times or with commas between. */
    public List<String> all(String name) {
        String[] all = values.apply(name);
        return all == null ? List.of() : Arrays.stream(all).flatMap(value -> Arrays.stream(value.split(","))).filter(word -> !word.isBlank()).map(String::strip).toList();
    }

    /** How many at a time: the usual number if nothing is said, never more than the largest. */
    public int limit(int usual, int largest) {
        Long limit = number("limit");
        return limit == null || limit == 0 ? usual : (int) Math.min(limit, largest);
    }

    /** @return null, so that a caller may go on judging */
    public <T> @Nullable T refuse(String name, String sentence) {
        errors.put(name, List.of(sentence));
        return null;
    }

    /** @throws InvalidRequest if anything was refused */
    public void verdict() {
        if (!errors.isEmpty()) throw new InvalidRequest(errors.values().iterator().next().getFirst(), errors);
    }

    private <T> @Nullable T judged(String name, Function<Fields, Optional<T>> judge) {
        String text = first(name);
        if (text == null) return null;
        Fields fields = Fields.of(Map.of(name, text));
        T value = judge.apply(fields).orElse(null);
        errors.putAll(fields.errors());
        return value;
    }

    private static String notAChoice(String name) {
        return "Select a valid choice. That " + name + " is not one of the available choices.";
    }
}
