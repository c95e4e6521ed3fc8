package io.ticketledger.server.settings;

import io.ticketledger.server.home.CannotStart;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often a message is tried.
 *
 * @param firstRetry the wait after the first attempt; each further one is about twice as long, up to an hour
 * @param attempts   after so many the message has failed; thirty take most of a day
 */
public record DeliverySettings(@DefaultValue("5s") Duration firstRetry, @DefaultValue("30") int attempts) {

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST = 100;

    public DeliverySettings {
        if (firstRetry.compareTo(Duration.ofMillis(1)) < 0 || firstRetry.compareTo(LONGEST) > 0) {
            throw new CannotStart("TICKETLEDGER_DELIVERY_FIRST_RETRY must be between 1ms and 1h, not " + firstRetry);
        }
        if (attempts < 1 || attempts > MOST) throw new CannotStart("TICKETLEDGER_DELIVERY_ATTEMPTS must be between 1 and " + MOST + ", not " + attempts);
    }
}
