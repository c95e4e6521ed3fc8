package io.ticketledger.server.corridor;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.MediaType;

/** A multipart body: what was written into its fields, in the order it was sent, and the files beside them, of which the last of a name counts. */
public record Form(Map<String, List<String>> values, Map<String, Part> files) {

    public static boolean isIn(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
    }

    /** A field may be called {@code tags[]}, as some write a list. @throws InvalidRequest if the body is no form */
    public static Form read(HttpServletRequest request) throws IOException {
        Map<String, List<String>> values = new LinkedHashMap<>();
        Map<String, Part> files = new HashMap<>();
        try {
            for (Part part : request.getParts()) {
                String name = part.getName().endsWith("[]") ? part.getName().substring(0, part.getName().length() - 2) : part.getName();
                if (part.getSubmittedFileName() != null) files.put(name, part);
                else values.computeIfAbsent(name, _ -> new ArrayList<>()).add(new String(part.getInputStream().readAllBytes(), UTF_8));
            }
        } catch (ServletException e) {
            throw new InvalidRequest("The multipart body cannot be read.");
        }
        return new Form(values, files);
    }

    public Fields fields() {
        return Fields.ofMany(values);
    }
}
