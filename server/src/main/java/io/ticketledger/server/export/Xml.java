package io.ticketledger.server.export;

import java.io.Writer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** XML of elements and attributes alone, one element a line. */
final class Xml {

    private static final String ESCAPES = "escapeCharacters";

    private final XMLStreamWriter xml;

    Xml(Writer to) throws XMLStreamException {
        // The JDK's own, whatever else is on the class path: the same bytes everywhere.
        XMLOutputFactory factory = XMLOutputFactory.newDefaultFactory();
        // It would leave line breaks in attributes as they are, and every reader must take those for blanks. So they are written as references, here.
        factory.setProperty(ESCAPES, false);
        xml = factory.createXMLStreamWriter(to);
        xml.writeStartDocument("UTF-8", "1.0");
    }

    /** @param attributes names and values in turn */
    void open(String element, String... attributes) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement(element);
        attributes(attributes);
    }

    void empty(String element, String... attributes) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeEmptyElement(element);
        attributes(attributes);
    }

    void close() throws XMLStreamException {
        xml.writeEndElement();
    }

    void end() throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeEndDocument();
        xml.flush();
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) xml.writeAttribute(attributes[i], escaped(attributes[i + 1]));
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
