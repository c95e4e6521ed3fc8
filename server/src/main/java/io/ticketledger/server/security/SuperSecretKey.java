package io.ticketledger.server.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** The key that stands in for a token while a client is being developed; without one in the settings the header means nothing. */
public final class SuperSecretKey {

    public static final String HEADER = "X-Super-Secret-Key";

    private final byte @Nullable [] digest;

    public SuperSecretKey(@Nullable String key) {
        this.digest = key == null ? null : digest(key);
    }

    public boolean isSet() {
        return digest != null;
    }

    /** Takes the same time for every key, whatever its length. */
    boolean is(String shown) {
        return digest != null && MessageDigest.isEqual(digest, digest(shown));
    }

    private static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
