package io.ticketledger.server.delivery;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;

/** A message as people read it in their mail, twice: as text, and as HTML in which nothing that a person wrote is markup. */
record Letter(String text, String html) {

    private static final Template TEXT = Mustache.compiler().escapeHTML(false).compile(template("mail/notification.txt"));
    private static final Template HTML = Mustache.compiler().compile(template("mail/notification.html"));

    static Letter of(Message message) {
        Map<String, Object> words = Map.of("name", message.name(), "subject", message.subject(), "text", message.text(), "lines", List.of(message.text().split("\n", -1)),
                "number", message.ticketNumber(), "link", message.link());
        return new Letter(TEXT.execute(words), HTML.execute(words));
    }

    private static String template(String path) {
        try {
            return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
