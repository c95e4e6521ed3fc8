package io.ticketledger.server.imports;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.EventJson;
import io.ticketledger.events.LedgerEvent;
import io.ticketledger.events.ticket.TicketEvent;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.eventstore.RecordedEvent;
import io.ticketledger.query.projecting.Progress;
import io.ticketledger.query.ticketlist.TicketList;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.imports.uci.UciIncidentEventLog;
import io.ticketledger.server.testing.RunningDesk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The small file, 2,192 incidents with the rare cases in it, imported into real desks: one in one go, one with interruptions. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ImportingTest {

    private static final int CLOSED_AND_TOUCHED = 5;
    private static final BooleanSupplier NEVER = () -> false;
    private static final PrintStream SILENT = new PrintStream(OutputStream.nullOutputStream());

    private static RunningDesk desk;
    private static Summary summary;
    private static List<RecordedEvent> log;
    private static Instant begun;

    @BeforeAll
    static void import_the_small_file() throws IOException {
        Input file = small();
        desk = RunningDesk.fresh();
        begun = Instant.now().minusSeconds(60);
        summary = into(desk).run(new UciIncidentEventLog(), file, NEVER, SILENT, false);
        log = all(desk);
    }

    @AfterAll
    static void close() {
        if (desk != null) desk.close();
    }

    @Test
    void nothing_is_refused() {
        assertThat(summary.tally().refused()).isEmpty();
        assertThat(summary.tally().leftOut.sum()).isZero();
        assertThat(summary.tally().incidents.sum()).isEqualTo(2_192);
        assertThat(summary.tally().rows.sum()).isEqualTo(13_537);
    }

    @Test
    void status_priority_assignee_and_team_end_where_the_other_desk_left_them() {
        assertThat(List.of(summary.log(), summary.readModels())).allSatisfy(results -> assertThat(results)
                .filteredOn(result -> !result.what().equals("reopen count") && !result.what().equals("closing time"))
                .hasSize(4).allSatisfy(result -> assertThat(result.equal()).as(result.toString()).isEqualTo(2_192)));
    }

    /** INC0000135 has its version 7 twice, Active and Closed; read by version it was reopened once, and the other desk counted nothing. */
    @Test
    void reopen_counts_are_those_the_other_desk_kept_but_for_one() {
        assertThat(List.of(summary.log(), summary.readModels())).allSatisfy(results -> assertThat(results)
                .filteredOn(result -> result.what().equals("reopen count")).singleElement().isEqualTo(new Checks.Result("reopen count", 2_191, 2_192, List.of("INC0000135"))));
    }

    /** The other desk's closed_at is the time of the last update, so it is later where a closed incident was touched again. */
    @Test
    void closing_times_are_the_other_desks_unless_it_touched_the_incident_after_closing() {
        assertThat(List.of(summary.log(), summary.readModels())).allSatisfy(results -> assertThat(results)
                .filteredOn(result -> result.what().equals("closing time")).singleElement()
                .satisfies(result -> assertThat(result.of() - result.equal()).as(result.toString()).isEqualTo(CLOSED_AND_TOUCHED)));
    }

    @Test
    void positions_are_gap_free_and_every_event_has_both_times() {
        assertThat(log.stream().mapToLong(RecordedEvent::position)).containsExactlyElementsOf(LongStream.rangeClosed(1, log.size()).boxed().toList());
        assertThat(imported(desk)).isNotEmpty().allSatisfy(event -> {
            assertThat(event.occurred()).isBefore(Instant.parse("2018-01-01T00:00:00Z"));
            assertThat(event.recorded()).isAfter(begun);
        });
    }

    @Test
    void every_event_says_where_it_was_taken_from() {
        assertThat(imported(desk)).allSatisfy(event -> assertThat(event.metadata().get("provenance")).asInstanceOf(
                InstanceOfAssertFactories.MAP).containsKeys("dataSet", "incident", "modCount", "updatedBy"));
    }

    @Test
    void importing_it_again_adds_nothing() throws IOException {
        Summary again = into(desk).run(new UciIncidentEventLog(), small(), NEVER, SILENT, false);
        assertThat(again.tally().commands.sum()).isZero();
        assertThat(again.tally().accounts.sum()).isZero();
        assertThat(again.tally().refused()).isEmpty();
        assertThat(again.tally().doneBefore.sum()).isEqualTo(summary.tally().commands.sum());
        assertThat(all(desk)).hasSize(log.size());
    }

    @Test
    void broken_off_anywhere_and_begun_again_it_comes_to_the_same_streams() throws IOException {
        Random random = new Random(45);
        try (RunningDesk other = RunningDesk.fresh()) {
            boolean ended = false;
            int attempts = 0;
            for (; !ended && attempts < 10; attempts++) {
                AtomicInteger left = new AtomicInteger(6_000 * attempts + random.nextInt(8_000));
                Summary part = into(other).run(new UciIncidentEventLog(), small(), () -> left.decrementAndGet() < 0, SILENT, false);
                ended = !part.isStopped();
                assertThat(part.tally().refused()).isEmpty();
            }
            assertThat(ended).isTrue();
            assertThat(attempts).as("attempts").isGreaterThan(2);
            assertThat(streams(other)).isEqualTo(streams(desk));
        }
    }

    @Test
    void the_command_ends_with_one_line_and_exit_code_2_when_it_is_called_wrongly(@TempDir Path directory) throws IOException {
        Path other = Files.writeString(directory.resolve("other.csv"), "id,name\n1,2\n");
        assertThat(command("uci", other.toString())).isEqualTo(
                "2 The input is not the UCI incident event log: column 1 of its header is 'id', not 'number'.\n");
        assertThat(command("uci", directory.resolve("none").toString())).startsWith("2 There is no file '");
        assertThat(command("uci")).startsWith("2 Usage: import uci <file");
        assertThat(command("jira", other.toString())).startsWith("2 Usage: import uci <file");
        assertThat(all(desk)).hasSize(log.size());
    }

    private static String command(String... arguments) throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);
        int code = new ImportCommand(into(desk), List.of(new UciIncidentEventLog()), SILENT, err).run(List.of(arguments));
        return code + " " + said.toString(StandardCharsets.UTF_8);
    }

    private static Import into(RunningDesk desk) {
        return new Import(desk.part(Desk.class), desk.part(Numbers.class), desk.part(JdbcClient.class), desk.part(PostgresEventStorageEngine.class),
                desk.part(Progress.class), desk.part(TicketList.class));
    }

    private static Input small() {
        return new Input(DataFiles.find(DataFiles.SMALL).toString());
    }

    private static List<RecordedEvent> all(RunningDesk desk) {
        PostgresEventStorageEngine engine = desk.part(PostgresEventStorageEngine.class);
        List<RecordedEvent> events = new ArrayList<>();
        for (List<RecordedEvent> page = engine.read(0, 1_000); !page.isEmpty(); page = engine.read(events.getLast().position(), 1_000)) events.addAll(page);
        return events;
    }

    private static List<RecordedEvent> imported(RunningDesk desk) {
        return (desk == ImportingTest.desk ? log : all(desk)).stream().filter(event -> ImportRun.DIALECT.equals(event.metadata().get("dialect"))).toList();
    }

    /** Each stream's events in order, without what is drawn or measured anew: numbers, event ids, positions, recorded times. */
    private static Map<String, List<String>> streams(RunningDesk desk) {
        Map<String, List<RecordedEvent>> byStream = imported(desk).stream().sorted(Comparator.comparingLong(RecordedEvent::version)).collect(groupingBy(RecordedEvent::stream));
        Map<String, List<String>> told = new HashMap<>();
        byStream.forEach((stream, events) -> told.put(stream, events.stream().map(ImportingTest::words).toList()));
        return told;
    }

    private static String words(RecordedEvent event) {
        String payload = EventJson.write((LedgerEvent) event.payload());
        String unnumbered = event.payload() instanceof TicketEvent || event.version() == 0 ? payload.replaceAll("\"number\":\\d+", "\"number\":0") : payload;
        return event.version() + " " + event.name() + " " + unnumbered + " " + event.occurred() + " " + new TreeMap<>(event.metadata());
    }
}
