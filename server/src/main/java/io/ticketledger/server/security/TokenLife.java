package io.ticketledger.server.security;

import java.time.Duration;

/** How long the tokens of a dialect are good for; each contract names its own. */
public record TokenLife(Duration access, Duration refresh) {

    public TokenLife {
        if (access.toSeconds() < 1 || refresh.compareTo(access) < 0) throw new IllegalArgumentException("a token life of " + access + " and " + refresh);
    }
}
