package io.ticketledger.server.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InputTest {

    private static final String TEXT = "header\none\ntwo\n";

    @TempDir
    private Path directory;

    @Test
    void packed_or_not_is_told_by_the_bytes_and_not_by_the_name() throws IOException {
        Path plain = Files.writeString(directory.resolve("plain.gz"), TEXT);
        Path packed = directory.resolve("packed.csv");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(TEXT.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(read(plain)).isEqualTo(TEXT).isEqualTo(read(packed));
        assertThat(new Input(plain.toString()).rows()).hasValue(2).isEqualTo(new Input(packed.toString()).rows());
    }

    @Test
    void an_empty_file_has_no_rows() throws IOException {
        assertThat(new Input(Files.writeString(directory.resolve("empty"), "").toString()).rows()).hasValue(0);
    }

    @Test
    void the_rows_of_standard_input_are_not_known_beforehand() throws IOException {
        assertThat(new Input("-").rows()).isEmpty();
    }

    @Test
    void what_is_no_file_is_refused() {
        assertThatThrownBy(() -> new Input(directory.resolve("none").toString()).open()).isInstanceOf(ImportRefused.class);
        assertThatThrownBy(() -> new Input(directory.toString()).open()).isInstanceOf(ImportRefused.class).hasMessageEndingWith("is a directory.");
    }

    private static String read(Path file) throws IOException {
        try (Reader text = new Input(file.toString()).open()) {
            return text.readAllAsString();
        }
    }
}
