package io.ticketledger.server.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HomeTest {

    @TempDir Path folder;

    @Test
    void is_made_for_its_owner_alone_with_all_folders_above() throws IOException {
        var home = Home.at(folder.resolve("a/b/home"));
        assertThat(mode(home.folder())).isEqualTo("rwx------");
    }

    @Test
    void is_where_the_setting_says() {
        var environment = new MockEnvironment().withProperty("ticketledger.home", folder.resolve("elsewhere").toString());
        assertThat(Home.of(environment).folder()).hasFileName("elsewhere").exists();
    }

    @Test
    void a_file_in_its_place_is_said_in_one_line() throws IOException {
        var file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> Home.at(file)).isInstanceOf(CannotStart.class).hasMessageContaining("TICKETLEDGER_HOME").hasMessageNotContaining("\n");
    }

    @Test
    void a_secret_is_made_once_and_read_by_its_owner_alone() throws IOException {
        var secret = Home.at(folder).secret("signing", 32);
        assertThat(secret).hasSize(32).isNotEqualTo(new byte[32]);
        assertThat(Home.at(folder).secret("signing", 32)).isEqualTo(secret);
        assertThat(Home.at(folder).secret("other", 32)).isNotEqualTo(secret);
        assertThat(mode(folder.resolve("secrets"))).isEqualTo("rwx------");
        assertThat(mode(folder.resolve("secrets/signing"))).isEqualTo("rw-------");
    }

    @Test
    void many_who_ask_at_once_for_a_new_secret_get_the_same() throws Exception {
        var home = Home.at(folder);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> asking = () -> HexFormat.of().formatHex(home.secret("wanted", 16));
            var answers = threads.invokeAll(Stream.generate(() -> asking).limit(40).toList()).stream().map(each -> each.resultNow()).collect(Collectors.toSet());
            assertThat(answers).hasSize(1);
        }
    }

    @Test
    void an_empty_secret_is_an_error_and_never_a_key() throws IOException {
        Home.at(folder).secret("signing", 32);
        Files.write(folder.resolve("secrets/signing"), new byte[0]);
        assertThatThrownBy(() -> Home.at(folder).secret("signing", 32)).isInstanceOf(CannotStart.class)
                .hasMessageContaining("secrets/signing").hasMessageContaining("damaged");
    }

    @Test
    void a_draft_that_a_crash_left_behind_is_no_secret() throws IOException {
        var home = Home.at(folder);
        home.secret("other", 32);
        Files.write(folder.resolve("secrets/.signing.draft"), new byte[7]);
        assertThat(home.secret("signing", 32)).hasSize(32);
        assertThat(folder.resolve("secrets/.signing.draft")).doesNotExist();
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
