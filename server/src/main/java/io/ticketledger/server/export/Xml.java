package io.ticketledger.server.export;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * XML of elements and attributes alone, one element a line. Written here and not by the JDK's stream writer, because that leaves line breaks in attributes as
 * they are, every reader must take those for blanks, and there is no way to have it write references.
 */
final class Xml {

    private final Writer to;
    private final Deque<String> open = new ArrayDeque<>();

    Xml(Writer to) throws IOException {
        this.to = to;
        to.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    }

    /** @param attributes names and values in turn */
    void open(String element, String... attributes) throws IOException {
        begin(element, attributes);
        to.write(">\n");
        open.push(element);
    }

    void empty(String element, String... attributes) throws IOException {
        begin(element, attributes);
        to.write("/>\n");
    }

    /** What was opened last. */
    void close() throws IOException {
        to.write("</" + open.pop() + ">\n");
    }

    private void begin(String element, String... attributes) throws IOException {
        to.write("<" + element);
        for (int i = 0; i < attributes.length; i += 2) to.write(" " + attributes[i] + "=\"" + escaped(attributes[i + 1]) + "\"");
    }

    /** What XML cannot hold at all is replaced by U+FFFD, so that one sees that something was there. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\t', '\n', '\r' -> escaped.append("&#").append(c).append(';');
                default -> escaped.appendCodePoint(isCharacter(c) ? c : '\uFFFD');
            }
        });
        return escaped.toString();
    }

    /** Of XML 1.0. */
    private static boolean isCharacter(int c) {
        return c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
    }
}
