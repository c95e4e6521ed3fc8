package io.ticketledger.server.settings;

import io.ticketledger.command.DeskPolicy;
import io.ticketledger.events.Priority;
import io.ticketledger.server.home.CannotStart;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Everything under {@code ticketledger.*}; the environment writes {@code TICKETLEDGER_ADMIN_USERNAME} for {@code ticketledger.admin.username}. What is
 * set but empty counts as not set, as an unset variable in a compose file is.
 *
 * @param jwtKey         base64 of at least 32 bytes; nodes that share a database but no home need the same one
 * @param checkpointKey  base64 of a 32-byte Ed25519 seed, and after commas those it took over from; nodes that share a database but no home need the same
 * @param origin         what the log is called in its checkpoints; null means a name that the database made up
 * @param apiKeys        {@code name:key} of other systems, comma-separated
 * @param superSecretKey stands in for a token in the kanban dialect; null means that its header is not looked at
 * @param corsOrigins    pages of other origins that may call; none means that no such page may
 * @param responseSla    how soon a ticket of a priority is to be answered, in whole minutes
 * @param resolutionSla  how soon it is to be resolved, by priority; nothing is promised without
 * @param slaCalendar    the name of the calendar that counts for a priority; round the clock without
 * @param calendars      as {@link WorkingHours} says
 * @param readBound      how long the answer to a write waits for the read models
 * @param link           where people look at a ticket, with {@code {number}} in it; null means this server's own address
 */
@ConfigurationProperties("ticketledger")
public record Settings(
        @DefaultValue("./ticketledger-home") String home,
        @Nullable String jwtKey,
        @Nullable String checkpointKey,
        @Nullable String origin,
        @DefaultValue Admin admin,
        @DefaultValue("false") boolean demo,
        @DefaultValue Attachments attachments,
        @DefaultValue List<String> apiKeys,
        @Nullable String superSecretKey,
        @DefaultValue List<String> corsOrigins,
        @DefaultValue Map<Priority, Duration> responseSla,
        @DefaultValue Map<String, String> resolutionSla,
        @DefaultValue Map<String, String> slaCalendar,
        @DefaultValue Map<String, String> calendars,
        @DefaultValue("2s") Duration readBound,
        @Nullable String link,
        @DefaultValue MailSettings mail,
        @DefaultValue WhatsAppSettings whatsapp,
        @DefaultValue DeliverySettings delivery) {

    /** Stands for a ticket's number in {@link #link}. */
    public static final String NUMBER = "{number}";

    private static final int SHORTEST_KEY = 16;

    /** The first administrator, made when there is no account. */
    public record Admin(@DefaultValue("admin") String username, @DefaultValue("admin@localhost") String email, @Nullable String password) {

        public Admin {
            if (username.isBlank()) username = "admin";
            if (email.isBlank()) email = "admin@localhost";
            password = orNothing(password);
            if (username.codePoints().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
                throw new CannotStart("TICKETLEDGER_ADMIN_USERNAME must not hold blanks");
            }
        }
    }

    public record Attachments(@DefaultValue("10MB") DataSize maxSize) {

        private static final DataSize LARGEST = DataSize.ofMegabytes(100);

        public Attachments {
            if (maxSize.toBytes() < 1 || maxSize.compareTo(LARGEST) > 0) {
                throw new CannotStart("TICKETLEDGER_ATTACHMENTS_MAX_SIZE must be between 1B and 100MB, not " + maxSize);
            }
        }
    }

    public Settings {
        jwtKey = orNothing(jwtKey);
        checkpointKey = orNothing(checkpointKey);
        origin = orNothing(origin);
        superSecretKey = orNothing(superSecretKey);
        apiKeys = apiKeys.stream().filter(key -> !key.isBlank()).map(String::strip).toList();
        corsOrigins = corsOrigins.stream().filter(page -> !page.isBlank()).map(String::strip).toList();
        keysByName(apiKeys);
        if (corsOrigins.contains("*")) throw new CannotStart("TICKETLEDGER_CORS_ORIGINS must name origins, such as https://desk.example.com, not *");
        if (readBound.isNegative() || readBound.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new CannotStart("TICKETLEDGER_READ_BOUND must be between 0s and 1m, not " + readBound);
        }
        Promises.policy(responseSla, resolutionSla, slaCalendar, calendars);
        link = orNothing(link);
        if (link != null && !(link.contains(NUMBER) && isPage(link.replace(NUMBER, "1")))) {
            throw new CannotStart("TICKETLEDGER_LINK must be an address with {number} in it, such as https://desk.example.com/tickets/{number}, not '" + link + "'");
        }
    }

    public DeskPolicy policy() {
        return Promises.policy(responseSla, resolutionSla, slaCalendar, calendars);
    }

    /** Key by the name of the system that holds it. */
    public Map<String, String> keysByName() {
        return keysByName(apiKeys);
    }

    private static Map<String, String> keysByName(List<String> apiKeys) {
        Map<String, String> keys = new LinkedHashMap<>();
        for (String entry : apiKeys) {
            int colon = entry.indexOf(':');
            if (colon < 1) throw new CannotStart("TICKETLEDGER_API_KEYS must be a comma-separated list of name:key");
            String name = entry.substring(0, colon).strip();
            String key = entry.substring(colon + 1).strip();
            if (key.length() < SHORTEST_KEY) {
                throw new CannotStart("in TICKETLEDGER_API_KEYS the key of " + name + " is shorter than " + SHORTEST_KEY + " characters");
            }
            if (keys.put(name, key) != null) throw new CannotStart("TICKETLEDGER_API_KEYS names " + name + " twice");
        }
        return keys;
    }

    static boolean isPage(String address) {
        try {
            URI page = new URI(address);
            return page.getHost() != null && ("https".equalsIgnoreCase(page.getScheme()) || "http".equalsIgnoreCase(page.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static @Nullable String orNothing(@Nullable String given) {
        return given == null || given.isBlank() ? null : given;
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return "Settings[home=%s, demo=%s, attachments=%s, responseSla=%s, resolutionSla=%s, slaCalendar=%s, calendars=%s, readBound=%s]"
                .formatted(home, demo, attachments.maxSize(), responseSla, resolutionSla, slaCalendar, calendars, readBound);
    }
}
