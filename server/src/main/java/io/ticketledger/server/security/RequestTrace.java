package io.ticketledger.server.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives every request a name, which the client hears, every line of the log repeats, and every event remembers. A client's own name for it is taken
 * if it is harmless.
 */
public final class RequestTrace extends OncePerRequestFilter {

    public static final String HEADER = "X-Request-ID";
    static final String MDC_KEY = "request";

    private static final String ATTRIBUTE = RequestTrace.class.getName();
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:+/=-]{0,99}");

    /** The request's name. */
    public static String id(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String id) return id;
        String id = chosen(request.getHeader(HEADER));
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    /** Where it came from: the proxy's word counts only if server.forward-headers-strategy says so, for then the container has put it here. */
    public static @Nullable String address(HttpServletRequest request) {
        return request.getRemoteAddr();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        String id = id(request);
        response.setHeader(HEADER, id);
        try (var _ = MDC.putCloseable(MDC_KEY, id)) {
            chain.doFilter(request, response);
        }
    }

    /** Also while an error page is written. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private static String chosen(@Nullable String given) {
        return given != null && HARMLESS.matcher(given).matches() ? given : UUID.randomUUID().toString();
    }
}
