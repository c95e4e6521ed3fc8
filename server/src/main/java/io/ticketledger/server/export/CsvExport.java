package io.ticketledger.server.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.univocity.parsers.csv.CsvFormat;
import com.univocity.parsers.csv.CsvWriter;
import com.univocity.parsers.csv.CsvWriterSettings;
import io.ticketledger.events.ticket.TicketEvent;
import io.ticketledger.events.ticket.TicketOpened;
import io.ticketledger.eventstore.CanonicalJson;
import io.ticketledger.eventstore.RecordedEvent;
import io.ticketledger.eventstore.StoredLine;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A row for each event, as RFC 4180 has it. Texts that a spreadsheet would take for formulas are made harmless; numbers stay numbers. */
final class CsvExport implements Writing {

    static final List<String> COLUMNS = List.of("position", "recorded", "occurred", "stream_type", "stream", "ticket_number", "version", "name", "revision", "status",
            "actor", "actor_name", "dialect", "request_id", "address", "event_id", "payload", "metadata");

    /** Tickets whose numbers are remembered from page to page. */
    private static final int REMEMBERED = 10_000;

    @Override
    public void write(Selection selection, LogWalk log, OutputStream to) throws IOException {
        // Not closed: that would close the stream.
        CsvWriter csv = new CsvWriter(new OutputStreamWriter(to, UTF_8), settings());
        Map<String, Long> numbers = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                return size() > REMEMBERED;
            }
        };
        csv.writeHeaders(COLUMNS);
        log.inOrder(page -> {
            lookUp(page, numbers, log);
            for (StoredLine line : page) csv.writeRow((Object[]) row(line, log.read(line), numbers.get(line.stream())));
        });
        csv.flush();
    }

    /** Only the event that opened a ticket holds its number. A page is smaller than what is remembered, so all of its tickets have theirs. */
    private static void lookUp(List<StoredLine> page, Map<String, Long> numbers, LogWalk log) {
        Set<String> unknown = page.stream().filter(line -> line.streamType().equals(LogWalk.TICKET)).map(StoredLine::stream)
                .filter(stream -> numbers.get(stream) == null).collect(Collectors.toSet());
        for (StoredLine first : log.firstLines(unknown)) {
            if (log.read(first).payload() instanceof TicketOpened opened) numbers.put(first.stream(), opened.number());
        }
    }

    private static @Nullable String[] row(StoredLine line, RecordedEvent event, @Nullable Long number) {
        Origin origin = Origin.of(event.metadata());
        return new @Nullable String[] {
                Long.toString(line.position()), Times.text(line.recorded()), Times.text(line.occurred()), line.streamType(), line.stream(),
                number == null ? null : number.toString(), Long.toString(line.version()), line.name(), Integer.toString(line.revision()),
                event.payload() instanceof TicketEvent told ? TicketFacts.word(TicketFacts.status(told)) : null,
                harmless(origin.actor()), harmless(origin.actorName()), harmless(origin.dialect()), harmless(origin.requestId()), harmless(origin.address()),
                line.eventId().toString(), harmless(CanonicalJson.write(CanonicalJson.parse(line.payload()))),
                harmless(CanonicalJson.write(CanonicalJson.parse(line.metadata())))};
    }

    private static @Nullable String harmless(@Nullable String text) {
        return text == null ? null : Formulas.harmless(text);
    }

    private static CsvWriterSettings settings() {
        CsvWriterSettings settings = new CsvWriterSettings();
        CsvFormat format = settings.getFormat();
        format.setLineSeparator("\r\n");
        format.setDelimiter(',');
        format.setQuote('"');
        format.setQuoteEscape('"');
        settings.setNormalizeLineEndingsWithinQuotes(false);
        settings.setIgnoreLeadingWhitespaces(false);
        settings.setIgnoreTrailingWhitespaces(false);
        settings.setSkipEmptyLines(false);
        settings.setMaxColumns(COLUMNS.size());
        settings.setQuoteEscapingEnabled(true);
        settings.setNullValue("");
        settings.setEmptyValue("");
        return settings;
    }
}
