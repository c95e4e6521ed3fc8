package io.ticketledger.server.imports.uci;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.ticket.TicketCommand.AssignTicket;
import io.ticketledger.server.imports.DataFiles;
import io.ticketledger.server.imports.History;
import io.ticketledger.server.imports.Step;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * All 141,712 rows. The data's description gives counts too; where ours differ it says why. AssignTicket: 57,154 there, it counts no release (968). AddComment:
 * 30,271 there, it takes the 918 rows that do nothing but release for rows that change nothing. PutOnHold: 6,241 there, it counts none from one Awaiting to
 * another (157). ChangePriority: 436 there, it counts changes of the priority only, and impact and urgency can trade places (7). StartWork: 31,160 there; a
 * reopened ticket of ours is OPEN and goes to work in a step of its own (12), and an incident that went Active, New, Active is not started twice (1).
 * ResolveTicket: 25,236 there, it does not count those inserted before direct closes (14). AcknowledgeTicket is ours alone.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WholeLogTest {

    private static final List<History> HISTORIES = new ArrayList<>();
    private static final List<String> FAULTS = new ArrayList<>();

    @BeforeAll
    static void tell() throws IOException {
        try (Reader text = new InputStreamReader(new GZIPInputStream(Files.newInputStream(DataFiles.find(DataFiles.WHOLE))), StandardCharsets.UTF_8)) {
            new UciIncidentEventLog().read(text, FAULTS::add).forEachRemaining(HISTORIES::add);
        }
    }

    @Test
    void every_row_is_read() {
        assertThat(FAULTS).isEmpty();
        assertThat(HISTORIES).hasSize(24_918);
        assertThat(HISTORIES.stream().mapToInt(History::rows).sum()).isEqualTo(141_712);
    }

    @Test
    void the_commands_are_as_many_as_the_rows_ask_for() {
        assertThat(steps(false)).containsExactlyInAnyOrderEntriesOf(Map.of("OpenTicket", 24_918L, "AssignTicket", 58_122L, "StartWork", 15_659L, "PutOnHold", 6_398L,
                "ResolveTicket", 25_236L, "ApproveResolution", 24_930L, "RejectResolution", 320L, "ReopenTicket", 12L, "ChangePriority", 443L, "AddComment", 29_351L));
        assertThat(steps(true)).containsExactlyInAnyOrderEntriesOf(Map.of("AcknowledgeTicket", 24_918L, "StartWork", 15_512L, "ResolveTicket", 14L));
        assertThat(HISTORIES.stream().flatMap(history -> history.steps().stream())
                .filter(step -> step.command() instanceof AssignTicket c && c.agents().isEmpty() && c.team() == null)).hasSize(968);
    }

    @Test
    void six_rows_map_to_nothing() {
        assertThat(counted(HISTORIES.stream().flatMap(history -> history.nothing().stream()).toList()))
                .containsExactlyInAnyOrderEntriesOf(Map.of("state -100 is no state", 5L, "Active to New is no move of ours", 1L));
    }

    @Test
    void the_priority_always_follows_and_the_few_oddities_are_known() {
        assertThat(counted(HISTORIES.stream().flatMap(history -> history.oddities().stream()).toList())).containsExactlyInAnyOrderEntriesOf(
                Map.of("sys_mod_count given twice", 5L, "updated before the row before", 5L, "updated before it was opened", 1L));
    }

    @Test
    void every_step_has_a_key_and_every_incident_a_ticket_of_its_own() {
        assertThat(HISTORIES.stream().flatMap(history -> history.steps().stream()).map(Step::key).distinct().count()).isEqualTo(225_833);
        assertThat(HISTORIES.stream().map(History::ticket).distinct().count()).isEqualTo(24_918);
    }

    private static Map<String, Long> steps(boolean inserted) {
        return counted(HISTORIES.stream().flatMap(history -> history.steps().stream()).filter(step -> step.inserted() == inserted).map(Step::kind).toList());
    }

    private static Map<String, Long> counted(List<String> words) {
        return words.stream().collect(groupingBy(word -> word, counting()));
    }
}
