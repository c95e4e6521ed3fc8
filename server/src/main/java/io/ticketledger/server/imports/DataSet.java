package io.ticketledger.server.imports;

import java.io.Reader;
import java.util.Iterator;
import java.util.function.Consumer;

/** A kind of file that can be imported. */
public interface DataSet {

    /** As typed: {@code import <name> <file>}. */
    String name();

    /**
     * Reads as it is asked, so that memory does not grow with the file.
     *
     * @param faults hears of every row that is left out, in one line
     * @throws ImportRefused here or while reading, if the text is not of this kind
     */
    Iterator<History> read(Reader text, Consumer<String> faults);
}
