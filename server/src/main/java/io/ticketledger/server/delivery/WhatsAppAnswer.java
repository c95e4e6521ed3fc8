package io.ticketledger.server.delivery;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the WhatsApp Cloud API meant by an answer. */
final class WhatsAppAnswer {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /** Codes for "too much at once", of the app, the account and the number; not all of them come as 429. */
    private static final Set<Integer> TOO_MUCH = Set.of(4, 80007, 130429, 131048);
    /** Too much for this one recipient. */
    private static final int TOO_MUCH_FOR_ONE = 131056;

    private WhatsAppAnswer() {}

    static Result judge(int status, String body, @Nullable String retryAfter, Instant now) {
        JsonNode json = read(body);
        if (status >= 200 && status < 300) return new Result.Sent(json.path("messages").path(0).path("id").asString(null));
        JsonNode error = json.path("error");
        String why = "the WhatsApp API says " + status + reason(error);
        int code = error.path("code").asInt(0);
        if (code == TOO_MUCH_FOR_ONE) return new Result.NotNow(why);
        if (status == 429 || TOO_MUCH.contains(code)) return new Result.ChannelDown(why, pause(retryAfter, now));
        return switch (status) {
            // A token that has run out, or may not do this, is the desk's own fault; somebody will mend it.
            case 401, 403 -> new Result.ChannelDown(why);
            case 408 -> new Result.NotNow(why);
            default -> status >= 400 && status < 500 ? new Result.Refused(why) : new Result.ChannelDown(why, pause(retryAfter, now));
        };
    }

    private static String reason(JsonNode error) {
        String message = error.path("message").asString("");
        String details = error.path("error_data").path("details").asString("");
        String both = details.isEmpty() || message.contains(details) ? message : message + ": " + details;
        return both.isBlank() ? "" : ": " + Reasons.cut(both);
    }

    /** RFC 9110, section 10.2.3: seconds, or a date. */
    private static @Nullable Duration pause(@Nullable String retryAfter, Instant now) {
        if (retryAfter == null) return null;
        String given = retryAfter.strip();
        try {
            Duration pause = given.matches("[0-9]{1,9}") ? Duration.ofSeconds(Long.parseLong(given))
                    : Duration.between(now, ZonedDateTime.parse(given, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
            if (pause.isNegative()) return null;
            return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }
}
