package io.ticketledger.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.io.StringWriter;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class XmlTest {

    @Test
    void what_xml_cannot_hold_is_replaced_and_all_else_survives_a_reader() throws Exception {
        StringWriter text = new StringWriter();
        Xml xml = new Xml(text);
        xml.open("log");
        xml.empty("string", "value", "a\tb\nc\rd\u0001e\uFFFEf<&>\"'ü😀\u0085 ");
        xml.close();
        Document read = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text.toString())));
        assertThat(read.getElementsByTagName("string").item(0).getAttributes().getNamedItem("value").getNodeValue()).isEqualTo("a\tb\nc\rd\uFFFDe\uFFFDf<&>\"'ü😀\u0085 ");
    }
}
