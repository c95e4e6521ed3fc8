package io.ticketledger.server.imports;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;

/** A file, or standard input for {@code -}; packed or not is told by its first two bytes, not by its name. */
record Input(String name) {

    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;
    private static final int BUFFER = 1 << 16;

    Reader open() throws IOException {
        return new BufferedReader(new InputStreamReader(bytes(), StandardCharsets.UTF_8), BUFFER);
    }

    /** How many lines after the first, for a progress bar with an end; unknown of what can be read only once. */
    OptionalLong rows() throws IOException {
        if (isStandardInput() || Files.exists(Path.of(name)) && !Files.isRegularFile(Path.of(name))) return OptionalLong.empty();
        long lines = 0;
        try (InputStream bytes = bytes()) {
            byte[] buffer = new byte[BUFFER];
            for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
                for (int i = 0; i < n; i++) if (buffer[i] == '\n') lines++;
            }
        }
        return OptionalLong.of(Math.max(0, lines - 1));
    }

    private InputStream bytes() throws IOException {
        InputStream bytes = new BufferedInputStream(raw(), BUFFER);
        bytes.mark(2);
        boolean packed = bytes.read() == GZIP_FIRST && bytes.read() == GZIP_SECOND;
        bytes.reset();
        return packed ? new GZIPInputStream(bytes, BUFFER) : bytes;
    }

    private InputStream raw() throws IOException {
        if (isStandardInput()) return System.in;
        Path file = Path.of(name);
        if (!Files.isReadable(file)) throw new ImportRefused("There is no file '" + name + "' that could be read.");
        if (Files.isDirectory(file)) throw new ImportRefused("'" + name + "' is a directory.");
        return Files.newInputStream(file);
    }

    private boolean isStandardInput() {
        return name.equals("-");
    }
}
