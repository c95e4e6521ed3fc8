package io.ticketledger.events;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.ticketledger.events.StoredEvents.StoredEvent;
import io.ticketledger.events.ticket.TicketPutOnHold;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The log is read for as long as the desk exists, so what an event looks like in it is held by a file and not by the code of the day. */
class GoldenFilesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Pattern FILE_NAME = Pattern.compile("([a-z-]+)\\.(\\d+)(\\.[a-z-]+)?\\.json");

    @TestFactory
    Stream<DynamicTest> every_event_is_written_as_its_golden_file_says_and_read_back_equal() {
        return EventFamilies.members().stream().map(type -> DynamicTest.dynamicTest(type.getSimpleName(), () -> {
            holdAgainstGolden(example(ExampleEvents.FULL, type), "");
            if (hasNullableFields(type)) holdAgainstGolden(example(ExampleEvents.MINIMAL, type), ".minimal");
        }));
    }

    @TestFactory
    Stream<DynamicTest> every_golden_file_of_every_revision_is_still_read() {
        return goldenFiles().stream().map(file -> DynamicTest.dynamicTest(file, () -> {
            Matcher name = FILE_NAME.matcher(file);
            assertThat(name.matches()).as("%s is named <stored-name>.<revision>[.<variant>].json", file).isTrue();
            LedgerEvent event = EventJson.read(name.group(1), Integer.parseInt(name.group(2)), content(file));
            assertThat(event).isInstanceOf(StoredEvents.named(name.group(1)).type());
        }));
    }

    @Test
    void every_revision_up_to_the_present_one_has_its_golden_file() {
        for (StoredEvent stored : StoredEvents.ALL) {
            for (int revision = 1; revision <= stored.revision(); revision++) {
                assertThat(goldenFiles()).as("logs hold revision %d of %s; deleting its file hides that they can no longer be read", revision, stored.name())
                        .contains(stored.name() + "." + revision + ".json");
            }
        }
    }

    @Test
    void the_examples_set_every_field_and_the_minimal_ones_leave_out_all_that_may_be_absent() {
        for (LedgerEvent event : ExampleEvents.FULL) {
            for (RecordComponent field : fields(event)) assertThat(value(field, event)).as("%s.%s", event.getClass().getSimpleName(), field.getName()).isNotNull();
        }
        for (LedgerEvent event : ExampleEvents.MINIMAL) {
            for (RecordComponent field : fields(event)) {
                assertThat(value(field, event) == null).as("%s.%s is absent", event.getClass().getSimpleName(), field.getName()).isEqualTo(isNullable(field));
            }
        }
    }

    @Test
    void an_event_without_an_example_would_be_noticed() {
        record Unheard(TicketId ticket) implements LedgerEvent {}

        assertThat(catchMessage(() -> example(ExampleEvents.FULL, Unheard.class))).contains("Unheard has 0 examples").contains("docs/recipes.md");
    }

    @Test
    void an_event_that_is_written_differently_would_be_noticed_and_told_what_to_do() {
        LedgerEvent changed = new TicketPutOnHold(TicketId.of("019b4a7e-2c00-7d31-8f5a-6b1e0c9a4d01"), "Another reason");

        assertThat(catchMessage(() -> holdAgainstGolden(changed, ""))).contains("optional field with a default").contains("new event").contains("upcaster")
                .contains("docs/recipes.md");
    }

    private static void holdAgainstGolden(LedgerEvent event, String variant) {
        StoredEvent stored = StoredEvents.of(event.getClass());
        String file = stored.name() + "." + stored.revision() + variant + ".json";
        String json = EventJson.write(event);
        if (!Files.exists(GOLDEN.resolve(file))) {
            fail("%s is missing. A golden file holds for ever what the log calls this event. Put this line into %s (see docs/recipes.md):%n%s", file, GOLDEN, json);
        }
        String golden = content(file);
        if (!golden.equals(json + "\n")) fail(whatADifferenceMeans(file, golden, json));
        assertThat(EventJson.read(stored.name(), stored.revision(), golden)).as("%s read back", file).isEqualTo(event);
    }

    private static String whatADifferenceMeans(String file, String golden, String json) {
        return """
                This version writes an event differently from %s.
                Why that matters: logs out there hold the old words and are never rewritten, and a running older node reads what this one writes.
                If this was an accident, mend the code. If it is wanted, take the first of these that will do (docs/recipes.md has the steps):
                  1. an optional field with a default: keep the old file as …before-<field>.json, it must still be read, and give %s the new line;
                  2. a new event: what means something else deserves a name of its own;
                  3. an upcaster: count the revision up in StoredEvents, add the step in EventJson, leave %s as it is and add the file of the next revision.
                golden:  %s
                written: %s""".formatted(file, file, file, golden.strip(), json);
    }

    private static LedgerEvent example(List<LedgerEvent> examples, Class<?> type) {
        List<LedgerEvent> found = examples.stream().filter(type::isInstance).toList();
        if (found.size() != 1) {
            fail("%s has %d examples in ExampleEvents (%s) and needs one, so that a golden file can hold its form (docs/recipes.md).", type.getSimpleName(),
                    found.size(), examples == ExampleEvents.FULL ? "FULL" : "MINIMAL");
        }
        return found.getFirst();
    }

    private static boolean hasNullableFields(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).anyMatch(GoldenFilesTest::isNullable);
    }

    private static boolean isNullable(RecordComponent field) {
        return field.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static RecordComponent[] fields(LedgerEvent event) {
        return event.getClass().getRecordComponents();
    }

    private static @Nullable Object value(RecordComponent field, LedgerEvent event) {
        try {
            return field.getAccessor().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> goldenFiles() {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.map(file -> file.getFileName().toString()).collect(toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(String file) {
        try {
            return Files.readString(GOLDEN.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String catchMessage(Runnable failing) {
        try {
            failing.run();
        } catch (AssertionError expected) {
            return String.valueOf(expected.getMessage());
        }
        return "nothing was noticed";
    }
}
