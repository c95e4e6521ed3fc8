package io.ticketledger.server.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;

/** Other systems that may fetch media, notifications and metrics. Compared in constant time. */
public final class ApiKeys {

    private final Map<String, String> keysByName;

    public ApiKeys(Map<String, String> keysByName) {
        this.keysByName = Map.copyOf(keysByName);
    }

    /** The name of the system that holds this key. */
    public Optional<String> holder(String key) {
        byte[] shown = key.getBytes(StandardCharsets.UTF_8);
        String found = null;
        for (Map.Entry<String, String> each : keysByName.entrySet()) {
            if (MessageDigest.isEqual(each.getValue().getBytes(StandardCharsets.UTF_8), shown)) found = each.getKey();
        }
        return Optional.ofNullable(found);
    }
}
