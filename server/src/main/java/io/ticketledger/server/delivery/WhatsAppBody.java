package io.ticketledger.server.delivery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A message in the words of the WhatsApp Cloud API ("messages" resource of a phone number). */
final class WhatsAppBody {

    private static final int LONGEST_TEXT = 4096;
    private static final int LONGEST_PARAMETER = 500;
    /** What people write between digits to read them better. */
    private static final Pattern ORNAMENT = Pattern.compile("[\\s().\\-/\\u2010-\\u2015]");
    private static final Pattern NUMBER = Pattern.compile("\\+[0-9]{7,15}");

    private WhatsAppBody() {}

    static Map<String, Object> of(Message message, String number, @Nullable String template, String language) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("messaging_product", "whatsapp");
        body.put("recipient_type", "individual");
        body.put("to", number);
        if (template == null) {
            body.put("type", "text");
            body.put("text", Map.of("preview_url", false, "body", text(message)));
        } else {
            body.put("type", "template");
            body.put("template", Map.of("name", template, "language", Map.of("code", language), "components", List.of(Map.of("type", "body", "parameters",
                    List.of(parameter(message.name()), parameter(message.subject()), parameter(message.link()))))));
        }
        // Comes back with every report on the message, so that one that was sent twice can be told.
        body.put("biz_opaque_callback_data", message.messageId());
        return body;
    }

    /** With a plus and the country code, digits alone: E.164. Nothing if it is no such number. */
    static Optional<String> number(String given) {
        String bare = ORNAMENT.matcher(given).replaceAll("");
        if (bare.startsWith("00")) bare = "+" + bare.substring(2);
        if (!bare.startsWith("+")) bare = "+" + bare;
        return NUMBER.matcher(bare).matches() ? Optional.of(bare) : Optional.empty();
    }

    /** The link is the last thing that may be missing. */
    private static String text(Message message) {
        String link = "\n\n" + message.link();
        return Message.shortened(message.text(), LONGEST_TEXT - link.length()) + link;
    }

    /** The API refuses parameters with line breaks or several blanks in a row, and empty ones. */
    private static Map<String, Object> parameter(String text) {
        String words = Message.shortened(Message.oneLine(text), LONGEST_PARAMETER);
        return Map.of("type", "text", "text", words.isEmpty() ? "-" : words);
    }
}
