package io.ticketledger.server.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns away what stands behind the question mark if it is no text in UTF-8, or too much of it: Tomcat says so to whoever asks for a parameter first, which
 * would otherwise be a route. Forms are read by their routes, for asking for their parameters is reading them.
 */
final class ReadableParameters extends OncePerRequestFilter {

    private final Rooms rooms;

    ReadableParameters(Rooms rooms) {
        this.rooms = rooms;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        if (!BodyLimits.isForm(request)) {
            try {
                request.getParameterMap();
            } catch (InvalidParameterException _) {
                rooms.refuse(request, response, Reason.MALFORMED);
                return;
            }
        }
        chain.doFilter(request, response);
    }
}
