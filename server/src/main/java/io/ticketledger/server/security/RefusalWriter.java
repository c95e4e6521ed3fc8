package io.ticketledger.server.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * A room's own words for a refusal: an exhaustive switch over {@link Reason}. Status, {@code WWW-Authenticate} and the like are set already and may be
 * changed; the writer sets the content type and writes the body.
 */
@FunctionalInterface
public interface RefusalWriter {

    void write(HttpServletRequest request, HttpServletResponse response, Reason reason) throws IOException;
}
