package io.ticketledger.server.cli;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(OutputCaptureExtension.class)
class CommandLineTest {

    private static final String GIVEN_URL = "--spring.datasource.url=jdbc:postgresql://db/mine";
    private static final List<String> called = new ArrayList<>();

    @Configuration
    static class Application {
        @Bean
        Command importing() {
            return new Command() {
                @Override
                public String name() {
                    return "import";
                }

                @Override
                public int run(List<String> arguments) throws Exception {
                    called.addAll(arguments);
                    if (arguments.contains("broken.json")) {
                        throw new Exception("line 3 is no JSON");
                    }
                    return 0;
                }
            };
        }
    }

    @BeforeEach
    void forget() {
        called.clear();
    }

    @Test
    void nothing_or_settings_mean_serving() {
        assertThat(CommandLine.isServing()).isTrue();
        assertThat(CommandLine.isServing("--server.port=1")).isTrue();
        assertThat(CommandLine.isServing("--version")).isFalse();
        assertThat(CommandLine.isServing("import", "x")).isFalse();
    }

    @Test
    void a_command_gets_its_arguments_while_settings_go_to_spring() {
        assertThat(CommandLine.run(Application.class, "import", "all.json", "--dry-run", "--from=jira", GIVEN_URL)).isZero();
        assertThat(called).containsExactly("all.json", "--dry-run", "--from=jira");
    }

    @Test
    void a_command_that_fails_says_why_in_one_line_and_ends_with_1(CapturedOutput output) {
        assertThat(CommandLine.run(Application.class, "import", "broken.json", GIVEN_URL)).isEqualTo(1);
        assertThat(output.getErr()).isEqualTo("import failed: line 3 is no JSON" + System.lineSeparator());
    }

    @Test
    void an_unknown_command_is_answered_with_the_usage_and_2(CapturedOutput output) {
        assertThat(CommandLine.run(Application.class, "imprt")).isEqualTo(2);
        assertThat(output.getErr()).contains("imprt").contains("Usage:");
        assertThat(output.getOut()).isEmpty();
    }

    @Test
    void help_and_version_need_no_database(CapturedOutput output) {
        assertThat(CommandLine.run(Application.class, "help")).isZero();
        assertThat(CommandLine.run(Application.class, "--version")).isZero();
        assertThat(output.getOut()).contains("Usage:").contains("Ticketledger ");
    }
}
