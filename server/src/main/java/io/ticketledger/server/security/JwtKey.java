package io.ticketledger.server.security;

import io.ticketledger.server.home.CannotStart;
import io.ticketledger.server.home.Home;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** What tokens are signed with. Nodes that do not share a home must be given the same one, or a token of one is bad at the other. */
public final class JwtKey {

    static final int BYTES = 32;

    private JwtKey() {}

    /** @param given base64 of at least 32 bytes, or nothing: then the home keeps one. @throws CannotStart if what is given is no such key */
    public static SecretKey of(@Nullable String given, Home home) {
        return new SecretKeySpec(given == null || given.isBlank() ? home.secret("jwt-key", BYTES) : decoded(given.strip()), "HmacSHA256");
    }

    private static byte[] decoded(String given) {
        byte[] key;
        try {
            boolean isUrlAlphabet = given.indexOf('-') >= 0 || given.indexOf('_') >= 0;
            key = (isUrlAlphabet ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(given);
        } catch (IllegalArgumentException e) {
            throw new CannotStart("TICKETLEDGER_JWT_KEY is not base64; `openssl rand -base64 32` makes a good one");
        }
        if (key.length < BYTES) {
            throw new CannotStart("TICKETLEDGER_JWT_KEY holds %d bytes where at least %d are needed; `openssl rand -base64 32` makes a good one"
                    .formatted(key.length, BYTES));
        }
        return key;
    }
}
