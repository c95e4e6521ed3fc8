package io.ticketledger.server.security;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;

/** Until when the token of a request is good: what is opened with it and stays open must end then. */
public final class Admission {

    private static final String UNTIL = Admission.class.getName();

    private Admission() {}

    static void note(HttpServletRequest request, Instant until) {
        request.setAttribute(UNTIL, until);
    }

    /** @throws IllegalStateException if the request came without a token */
    public static Instant until(HttpServletRequest request) {
        if (request.getAttribute(UNTIL) instanceof Instant until) return until;
        throw new IllegalStateException("nobody was admitted with this request");
    }
}
