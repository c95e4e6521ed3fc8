package io.ticketledger.server.imports.uci;

import io.ticketledger.server.imports.DataSet;
import io.ticketledger.server.imports.History;
import java.io.Reader;
import java.util.Iterator;
import java.util.function.Consumer;

/** {@code import uci <file>}. */
public final class UciIncidentEventLog implements DataSet {

    @Override
    public String name() {
        return "uci";
    }

    @Override
    public Iterator<History> read(Reader text, Consumer<String> faults) {
        UciFile file = new UciFile(text, faults);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return file.hasNext();
            }

            @Override
            public History next() {
                return Retelling.of(file.next());
            }
        };
    }
}
