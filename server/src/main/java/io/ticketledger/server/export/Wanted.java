package io.ticketledger.server.export;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for, in words that make sense; whether the log has it is another question.
 *
 * @param from    null: from the first position
 * @param to      null: to the head
 * @param tickets UUIDs in lower case, or numbers; empty: everything, accounts included
 */
public record Wanted(Format format, @Nullable Bound from, @Nullable Bound to, List<String> tickets, boolean isProof) {

    public static final int MOST_TICKETS = 1_000;

    private static final Pattern POSITION = Pattern.compile("[0-9]{1,18}");
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** Where a range begins or ends. */
    public sealed interface Bound {

        /** Included, at either end. */
        record Position(long position) implements Bound {}

        /** By the recorded clock; included at the beginning, excluded at the end. */
        record Moment(Instant recorded) implements Bound {}
    }

    public Wanted {
        tickets = List.copyOf(tickets);
    }

    /** What is blank was not said. @throws NotExportable naming everything that makes no sense */
    public static Wanted judge(@Nullable String format, @Nullable String from, @Nullable String to, @Nullable String tickets, @Nullable String proof) {
        Map<String, List<String>> wrong = new LinkedHashMap<>();
        Format meant = Format.NDJSON;
        String word = said(format);
        if (word != null) {
            Optional<Format> known = Format.of(word);
            if (known.isEmpty()) wrong.put("format", List.of("One of " + Format.WORDS + "."));
            meant = known.orElse(meant);
        }
        Bound first = bound("from", said(from), wrong);
        Bound last = bound("to", said(to), wrong);
        List<String> named = tickets == null ? List.of() : named(tickets, wrong);
        String yesOrNo = said(proof);
        if (yesOrNo != null && !yesOrNo.equals("true") && !yesOrNo.equals("false")) wrong.put("proof", List.of("true or false."));
        boolean isProof = "true".equals(yesOrNo);
        if (isProof && meant != Format.NDJSON) wrong.put("proof", List.of("Only ndjson can be proved: the leaves of the tree are its lines."));
        if (!wrong.isEmpty()) throw new NotExportable(wrong);
        return new Wanted(meant, first, last, named, isProof);
    }

    private static @Nullable String said(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable Bound bound(String name, @Nullable String text, Map<String, List<String>> wrong) {
        if (text == null) return null;
        if (POSITION.matcher(text).matches()) {
            long position = Long.parseLong(text);
            if (position == 0) wrong.put(name, List.of("Positions count from 1."));
            return new Bound.Position(position);
        }
        try {
            Instant instant = instant(text);
            int year = instant.atOffset(ZoneOffset.UTC).getYear();
            if (year >= 1 && year <= 9999) return new Bound.Moment(instant);
        } catch (DateTimeParseException e) {
            // falls through to the one sentence about what there is to say
        }
        wrong.put(name, List.of("A position of the log, or an instant such as 2025-12-23T10:30:00Z."));
        return null;
    }

    /** Without an offset it is UTC, without a time its first moment. A plus sign that a query turned into a blank is one again. */
    private static Instant instant(String text) {
        String iso = text.replace(' ', '+');
        if (iso.length() <= 10) return LocalDate.parse(iso).atStartOfDay(ZoneOffset.UTC).toInstant();
        boolean hasOffset = iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
        return hasOffset ? OffsetDateTime.parse(iso).toInstant() : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    }

    private static List<String> named(String tickets, Map<String, List<String>> wrong) {
        List<String> names = Arrays.stream(tickets.split(",")).map(name -> name.strip().toLowerCase(Locale.ROOT)).filter(name -> !name.isEmpty()).distinct().toList();
        List<String> neither = names.stream().filter(name -> !POSITION.matcher(name).matches() && !ID.matcher(name).matches()).limit(5).toList();
        if (names.size() > MOST_TICKETS) wrong.put("tickets", List.of("At most " + MOST_TICKETS + " tickets may be named."));
        else if (!neither.isEmpty()) wrong.put("tickets", List.of("A ticket is named by its UUID or its number, which these are not: " + quoted(neither) + "."));
        return names;
    }

    private static String quoted(List<String> words) {
        return String.join(", ", words.stream().map(word -> "\"" + (word.length() > 50 ? word.substring(0, 50) + "…" : word) + "\"").toList());
    }
}
