package io.ticketledger.server.incident;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ticketledger.server.corridor.Fields;
import io.ticketledger.server.corridor.Form;
import io.ticketledger.server.corridor.InvalidRequest;
import io.ticketledger.server.incident.IncidentProblems.Refused;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A file in any of the three ways this contract's clients send one: a multipart file, a form field with Base64, or JSON with Base64. */
record IncidentUpload(byte[] content, @Nullable String fileName, @Nullable String fileType) {

    private static final String FIELD = "file_data";
    private static final Pattern DATA_URL = Pattern.compile("data:([\\w.+-]+/[\\w.+-]+)?(?:;[\\w=.+-]+)*;base64,");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w.+-]{1,80}/[\\w.+-]{1,80}(\\s*;.{0,80})?");

    /** @param largest size of the file itself, in bytes */
    static IncidentUpload read(HttpServletRequest request, long largest) throws IOException {
        IncidentUpload upload = read(request);
        if (upload.content.length > largest) throw Refused.tooLarge("The file is larger than " + largest + " bytes.");
        return upload;
    }

    private static IncidentUpload read(HttpServletRequest request) throws IOException {
        if (!Form.isIn(request)) return ofFields(Fields.parse(request.getInputStream().readAllBytes()));
        Map<String, String> form = new HashMap<>();
        try {
            for (Part part : request.getParts()) {
                if (part.getSubmittedFileName() == null) form.put(part.getName(), new String(part.getInputStream().readAllBytes(), UTF_8));
                else if (part.getName().equals(FIELD)) return ofFile(part);
            }
        } catch (ServletException e) {
            throw new InvalidRequest("The multipart body cannot be read.");
        }
        return ofFields(Fields.of(form));
    }

    private static IncidentUpload ofFile(Part part) throws IOException {
        byte[] content = part.getInputStream().readAllBytes();
        if (content.length == 0) throw empty();
        Fields about = Fields.of(Map.of("file_name", baseName(part.getSubmittedFileName())));
        String name = about.text("file_name", 255).filter(text -> !text.isBlank()).orElse(null);
        about.verdict();
        return new IncidentUpload(content, name, mediaType(part.getContentType()));
    }

    private static IncidentUpload ofFields(Fields fields) {
        String data = fields.requiredText(FIELD, Integer.MAX_VALUE);
        String name = fields.text("file_name", 255).map(IncidentUpload::baseName).filter(text -> !text.isBlank()).orElse(null);
        String type = mediaType(fields.text("file_type", 100).orElse(null));
        fields.verdict();
        Matcher url = DATA_URL.matcher(data);
        if (url.lookingAt()) {
            if (type == null) type = url.group(1);
            data = data.substring(url.end());
        }
        try {
            byte[] content = Base64.getMimeDecoder().decode(canonical(data));
            if (content.length == 0) throw empty();
            return new IncidentUpload(content, name, type);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest("file_data: this is not valid Base64.", Map.of(FIELD, List.of("This is not valid Base64.")));
        }
    }

    /** Line breaks are allowed; any other stranger would be skipped by the decoder in silence, and the file would not be what was sent. */
    private static String canonical(String data) {
        String bare = data.replaceAll("\\s", "").replace('-', '+').replace('_', '/');
        if (!bare.matches("[A-Za-z0-9+/]*={0,2}")) throw new IllegalArgumentException();
        return bare;
    }

    /** Some browsers send the whole path. */
    private static String baseName(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    private static @Nullable String mediaType(@Nullable String text) {
        return text != null && MEDIA_TYPE.matcher(text).matches() ? text : null;
    }

    private static InvalidRequest empty() {
        return new InvalidRequest("file_data: the submitted file is empty.", Map.of(FIELD, List.of("The submitted file is empty.")));
    }
}
