package io.ticketledger.server.verify;

import static io.ticketledger.server.verify.Evidence.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.server.cli.CommandLine;
import io.ticketledger.server.verify.Evidence.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** As an auditor has it: the one source file and a Java; and the jar, on a machine without a database. */
@ExtendWith(OutputCaptureExtension.class)
class VerifyAloneTest {

    private static final Path SOURCE = Path.of("src/main/java/Verify.java").toAbsolutePath();

    private final World world = Evidence.world();
    private final String certificate = world.ledger().certificate(world.ticket().toString(), world.number());

    private record Ended(int exit, String said) {}

    @Test
    void the_source_file_runs_as_it_is(@TempDir Path elsewhere) throws Exception {
        Ended good = run(elsewhere, Evidence.file(certificate), "--key", KEY.verifier().text());
        assertThat(good.exit).as(good.said).isZero();
        assertThat(good.said.lines().toList().getLast()).startsWith("VALID: ");

        Ended bad = run(elsewhere, Evidence.file(certificate.replaceFirst("fire brigade", "fire-brigade")), "--key", KEY.verifier().text());
        assertThat(bad.exit).as(bad.said).isEqualTo(1);
        assertThat(bad.said.lines().toList().getLast()).startsWith("INVALID: event ").contains("ticket-put-on-hold");

        Ended nothing = run(elsewhere);
        assertThat(nothing.exit).isEqualTo(2);
        assertThat(nothing.said).contains("usage: java Verify.java FILE --key KEY");
    }

    @Test
    void it_needs_no_newer_java_than_17_and_nothing_else(@TempDir Path classes) {
        int compiled = ToolProvider.getSystemJavaCompiler().run(null, null, null, "--release", "17", "--limit-modules", "java.base", "-Xlint:all", "-Werror", "-cp", classes.toString(),
                "-d", classes.toString(), SOURCE.toString());
        assertThat(compiled).isZero();
    }

    @Test
    void the_command_needs_no_application_and_folds_the_state_again(CapturedOutput output) {
        assertThat(CommandLine.run(VerifyAloneTest.class, List.of(new VerifyCommand()), "verify", Evidence.file(certificate), "--key", KEY.verifier().text())).isZero();
        assertThat(output.getOut()).contains("ok: the state is the one to which the events lead, folded again");
        assertThat(CommandLine.run(VerifyAloneTest.class, List.of(new VerifyCommand()), "verify", Evidence.file(certificate.replace("fire", "ice")), "--key", KEY.verifier().text())).isEqualTo(1);
        assertThat(CommandLine.run(VerifyAloneTest.class, List.of(new VerifyCommand()), "verify")).isEqualTo(2);
    }

    private static Ended run(Path elsewhere, String... arguments) throws IOException, InterruptedException {
        Path copy = Files.copy(SOURCE, elsewhere.resolve("Verify.java"), StandardCopyOption.REPLACE_EXISTING);
        List<String> command = new java.util.ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), copy.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).directory(elsewhere.toFile()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }
}
