package io.ticketledger.server.settings;

import io.ticketledger.server.home.CannotStart;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The WhatsApp Cloud API, used when there are a phone number id and a token.
 *
 * @param url      with the version of the API, without a slash at the end
 * @param template the name of an approved template whose body takes name, subject and link, in this order; without one, text is sent, which the API
 *                 passes on only to people who have written to the number within a day
 * @param language the language the template was approved in
 * @param timeout  how long an answer may take
 */
public record WhatsAppSettings(
        @DefaultValue(WhatsAppSettings.URL) String url,
        @Nullable String phoneNumberId,
        @Nullable String token,
        @Nullable String template,
        @DefaultValue(WhatsAppSettings.LANGUAGE) String language,
        @DefaultValue("10s") Duration timeout) {

    private static final String URL = "https://graph.facebook.com/v25.0";
    private static final String LANGUAGE = "en_US";
    private static final Duration LONGEST = Duration.ofSeconds(30);

    public WhatsAppSettings {
        url = url.isBlank() ? URL : url.strip().replaceAll("/+$", "");
        phoneNumberId = stripped(phoneNumberId);
        token = stripped(token);
        template = stripped(template);
        language = language.isBlank() ? LANGUAGE : language.strip();
        if (!Settings.isPage(url)) throw new CannotStart("TICKETLEDGER_WHATSAPP_URL must be an address such as " + URL + ", not '" + url + "'");
        if (phoneNumberId != null && !phoneNumberId.matches("[0-9]{1,40}")) {
            throw new CannotStart("TICKETLEDGER_WHATSAPP_PHONE_NUMBER_ID must be the digits the API knows the number by, not '" + phoneNumberId + "'");
        }
        if (token != null && !token.matches("[\\x21-\\x7e]+")) throw new CannotStart("TICKETLEDGER_WHATSAPP_TOKEN holds characters that no token has");
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST) > 0) {
            throw new CannotStart("TICKETLEDGER_WHATSAPP_TIMEOUT must be more than 0s and at most 30s, not " + timeout);
        }
    }

    public boolean isComplete() {
        return phoneNumberId != null && token != null;
    }

    public URI messages() {
        return URI.create(url + "/" + phoneNumberId + "/messages");
    }

    private static @Nullable String stripped(@Nullable String given) {
        return given == null || given.isBlank() ? null : given.strip();
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return "WhatsAppSettings[url=%s, phoneNumberId=%s, template=%s, language=%s, timeout=%s]".formatted(url, phoneNumberId, template, language, timeout);
    }
}
