package io.ticketledger.benchmarks.growth;

import io.ticketledger.benchmarks.desk.DeskSetup;
import java.security.SecureRandom;
import java.util.Base64;

/** What desks with homes of their own have to share if they share a database. */
final class Keys {

    private static final int BYTES = 32;

    private Keys() {}

    static DeskSetup given(DeskSetup setup) {
        return setup.with("TICKETLEDGER_JWT_KEY", key()).with("TICKETLEDGER_CHECKPOINT_KEY", key());
    }

    private static String key() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
