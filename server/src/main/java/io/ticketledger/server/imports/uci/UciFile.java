package io.ticketledger.server.imports.uci;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import io.ticketledger.server.imports.ImportRefused;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The file as incidents, read as they are asked for. The rows of an incident stand together in the file; one that comes back after others is a fault of the
 * file and its later rows are left out, because the earlier ones have been retold by then.
 */
final class UciFile implements Iterator<List<UciRow>> {

    private final CsvParser parser = new CsvParser(settings());
    private final Consumer<String> faults;
    private final Set<String> told = new HashSet<>();
    private @Nullable UciRow ahead;

    /**
     * @param faults hears of every row that is left out, in one line
     * @throws ImportRefused if the first line is not this format's header
     */
    UciFile(Reader text, Consumer<String> faults) {
        this.faults = faults;
        parser.beginParsing(text);
        String[] header = next(parser);
        if (header == null) throw new ImportRefused("The input is empty; expected the header of the UCI incident event log.");
        if (!Arrays.asList(header).equals(UciColumn.HEADER)) throw new ImportRefused(notTheHeader(header));
        ahead = nextRow();
    }

    @Override
    public boolean hasNext() {
        return ahead != null;
    }

    @Override
    public List<UciRow> next() {
        if (ahead == null) throw new NoSuchElementException();
        List<UciRow> rows = new ArrayList<>();
        String incident = ahead.incident;
        for (; ahead != null && ahead.incident.equals(incident); ahead = nextRow()) rows.add(ahead);
        told.add(incident);
        return rows;
    }

    private @Nullable UciRow nextRow() {
        for (String[] cells = next(parser); cells != null; cells = next(parser)) {
            try {
                UciRow row = new UciRow(Arrays.asList(cells));
                if (!told.contains(row.incident)) return row;
                throw new BadRow("belongs to " + row.incident + ", whose rows ended further up; left out");
            } catch (BadRow e) {
                faults.accept("line " + parser.getContext().currentLine() + " " + e.getMessage());
            }
        }
        return null;
    }

    private static String @Nullable [] next(CsvParser parser) {
        try {
            return parser.parseNext();
        } catch (TextParsingException e) {
            throw new ImportRefused("The input is not the UCI incident event log: line " + (e.getLineIndex() + 1) + " is longer than any line of it.");
        }
    }

    private static String notTheHeader(String[] found) {
        for (int i = 0; i < Math.min(found.length, UciColumn.HEADER.size()); i++) {
            if (!UciColumn.HEADER.get(i).equals(found[i])) {
                return "The input is not the UCI incident event log: column " + (i + 1) + " of its header is '" + printable(found[i])
                        + "', not '" + UciColumn.HEADER.get(i) + "'.";
            }
        }
        return "The input is not the UCI incident event log: its header has " + found.length + " columns, not " + UciColumn.HEADER.size() + ".";
    }

    private static String printable(String text) {
        String safe = text.replaceAll("[^\\x20-\\x7e]", ".");
        return safe.length() <= 40 ? safe : safe.substring(0, 40) + "…";
    }

    private static CsvParserSettings settings() {
        CsvParserSettings settings = new CsvParserSettings();
        // The format has no quoting: a quotation mark is a character like any other. NUL never occurs in text.
        settings.getFormat().setQuote('\0');
        settings.getFormat().setLineSeparator("\n");
        settings.setLineSeparatorDetectionEnabled(true);
        settings.getFormat().setComment('\0');
        settings.setEmptyValue("");
        settings.setNullValue("");
        settings.setReadInputOnSeparateThread(false);
        return settings;
    }
}
