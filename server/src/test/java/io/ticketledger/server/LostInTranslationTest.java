package io.ticketledger.server;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.server.corridor.Words;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The table in ADR 18 is what the rooms' vocabularies say, word by word. A room that has no tables of words loses nothing. */
class LostInTranslationTest {

    private static final Path RECORD = Path.of("").toAbsolutePath().resolveSibling("docs").resolve("adr").resolve("0018-dialects.md");
    private static final String BEGIN = "<!-- generated from the vocabularies by LostInTranslationTest: begin -->\n";
    private static final String END = "<!-- end -->";
    private static final String VOCABULARY = "Vocabulary";
    private static final String SAME = "–";

    /** By the name of the room, and there by the name of the type; a type may have words of two kinds. */
    private final Map<String, Map<String, List<Words<?>>>> rooms = new TreeMap<>();

    @Test
    void the_table_of_what_is_lost_is_that_of_the_vocabularies() throws IOException {
        for (Resource each : new PathMatchingResourcePatternResolver().getResources("classpath*:io/ticketledger/server/*/*" + VOCABULARY + ".class")) read(vocabulary(each));
        assertThat(rooms).as("rooms with tables of words").containsKeys("incident", "kanban");
        String record = Files.readString(RECORD);
        assertThat(record).contains(BEGIN, END);
        String table = table();
        assertThat(record.substring(record.indexOf(BEGIN) + BEGIN.length(), record.indexOf(END)))
                .as("the text between the marks in %s must be:%n%s", RECORD, table).isEqualTo(table);
    }

    private static Class<?> vocabulary(Resource resource) throws IOException {
        String path = resource.getURL().getPath();
        String name = path.substring(path.lastIndexOf("io/ticketledger/"), path.length() - ".class".length()).replace('/', '.');
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private void read(Class<?> vocabulary) {
        Map<String, List<Words<?>>> words = new TreeMap<>();
        for (Field field : vocabulary.getDeclaredFields()) {
            if (field.getType() != Words.class) continue;
            try {
                field.setAccessible(true);
                Words<?> each = (Words<?>) field.get(null);
                words.computeIfAbsent(name(each.type()), _ -> new ArrayList<>()).add(each);
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }
        if (!words.isEmpty()) rooms.put(vocabulary.getPackageName().replaceFirst(".*\\.", ""), words);
    }

    private String table() {
        StringBuilder table = new StringBuilder("| ours |").append(rooms.keySet().stream().map(" in %s |"::formatted).collect(joining())).append("\n|---|")
                .append("---|".repeat(rooms.size())).append('\n');
        rooms.values().stream().flatMap(room -> room.values().stream()).flatMap(List::stream).map(Words::type).distinct()
                .sorted(Comparator.comparing(LostInTranslationTest::name)).forEach(type -> rows(type, table));
        return table.toString();
    }

    private void rows(Class<? extends Enum<?>> type, StringBuilder table) {
        List<Enum<?>> constants = Arrays.stream(type.getEnumConstants()).<Enum<?>>map(each -> each).toList();
        List<List<String>> cells = constants.stream().map(constant -> rooms.values().stream().map(room -> cell(room.get(name(type)), constant)).toList()).toList();
        if (rooms.values().stream().anyMatch(room -> !room.containsKey(name(type)))) {
            table.append(row(name(type) + ", whichever", rooms.values().stream().map(room -> room.containsKey(name(type)) ? SAME : "no word").toList()));
        }
        for (int i = 0; i < constants.size(); i++) {
            if (cells.get(i).stream().allMatch(SAME::equals)) continue;
            table.append(row(name(type) + " " + constants.get(i), cells.get(i)));
        }
    }

    private static String cell(List<Words<?>> words, Enum<?> constant) {
        if (words == null) return SAME;
        String shown = words.stream().map(each -> each.losses().get(constant)).filter(Objects::nonNull).distinct().map("`%s`"::formatted).collect(joining(", "));
        return shown.isEmpty() ? SAME : shown;
    }

    private static String row(String ours, List<String> cells) {
        return "| " + ours + " |" + cells.stream().map(" %s |"::formatted).collect(joining()) + "\n";
    }

    /** As people say it: a ticket's status, a notification's type. */
    private static String name(Class<?> type) {
        String whole = (type.getEnclosingClass() == null ? "" : type.getEnclosingClass().getSimpleName().replaceFirst("Entry$", "")) + type.getSimpleName();
        return whole.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT);
    }
}
