package io.ticketledger.server.testing;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/** Waits for a condition, with a bound. */
public final class Await {

    private Await() {}

    public static void until(BooleanSupplier condition) {
        Awaitility.await().dontCatchUncaughtExceptions().atMost(Duration.ofSeconds(20)).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5)).until(condition::getAsBoolean);
    }
}
