package io.ticketledger.server.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a range can be written as. */
public enum Format {
    NDJSON("application/x-ndjson", "ndjson"),
    CSV("text/csv;charset=UTF-8", "csv"),
    XES("application/xml;charset=UTF-8", "xes"),
    OCEL("application/json", "jsonocel");

    static final String WORDS = Arrays.stream(values()).map(Format::word).collect(Collectors.joining(", "));

    private final String mediaType;
    private final String suffix;

    Format(String mediaType, String suffix) {
        this.mediaType = mediaType;
        this.suffix = suffix;
    }

    public String mediaType() {
        return mediaType;
    }

    String suffix() {
        return suffix;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Format> of(String word) {
        return Arrays.stream(values()).filter(format -> format.word().equals(word)).findFirst();
    }
}
