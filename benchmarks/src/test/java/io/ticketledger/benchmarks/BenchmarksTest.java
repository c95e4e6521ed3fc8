package io.ticketledger.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.eventstore.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** That measuring works, and never how fast anything is: the machine that runs tests has other things to do. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BenchmarksTest {

    @TempDir Path folder;

    @Test
    void a_smoke_run_ends_well_and_leaves_its_figures_as_json_that_says_what_it_is() throws IOException {
        assertThat(Benchmarks.run(arguments("append", "--smoke", "--clients", "1"))).isZero();
        JsonNode written = JsonMapper.shared().readTree(folder.resolve("append-smoke.json"));
        assertThat(written.path("measurement").stringValue()).isEqualTo("append");
        assertThat(written.path("smoke").booleanValue()).isTrue();
        assertThat(written.path("machine").path("cores").stringValue()).isNotBlank();
        assertThat(written.path("notes").toString()).contains("no gap");
        assertThat(written.path("figures").values()).isNotEmpty().allSatisfy(figure -> {
            assertThat(figure.path("name").stringValue()).startsWith("1 clients");
            assertThat(figure.path("median").doubleValue()).isPositive();
            assertThat(figure.path("values").values()).hasSize(1);
            assertThat(figure.has("met")).as("a smoke run meets and misses nothing").isFalse();
        });
    }

    @Test
    void whoever_asks_for_what_there_is_not_is_told_so() {
        assertThat(Benchmarks.run(List.of())).isEqualTo(2);
        assertThat(Benchmarks.run(List.of("nothing"))).isEqualTo(2);
        assertThat(Benchmarks.run(List.of("append", "--rounds", "0"))).isEqualTo(2);
        assertThat(Benchmarks.run(arguments("projection", "--part", "everything"))).isEqualTo(2);
    }

    private List<String> arguments(String... first) {
        TestPostgres.Database database = TestPostgres.freshDatabase();
        List<String> arguments = new ArrayList<>(List.of(first));
        arguments.addAll(List.of("--database", database.url(), "--user", database.username(), "--json", folder.toString()));
        if (!database.password().isEmpty()) arguments.addAll(List.of("--password", database.password()));
        return arguments;
    }
}
