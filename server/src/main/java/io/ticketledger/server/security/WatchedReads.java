package io.ticketledger.server.security;

import io.ticketledger.events.Role;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Writes down what is looked at, before it is: by auditors wherever they are, and by anybody in a room that is watched. What cannot be written down is not shown. */
final class WatchedReads extends OncePerRequestFilter {

    private static final int LONGEST = 4_000;
    private static final Pattern TOKEN = Pattern.compile("(^|&)token=[^&]*");

    private final Rooms rooms;
    private final ReadLog log;

    WatchedReads(Rooms rooms, ReadLog log) {
        this.rooms = rooms;
        this.log = log;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Caller caller && isWatched(request, caller)) {
            try {
                log.write(caller, request.getMethod(), cut(request.getRequestURI()), query(request), RequestTrace.id(request), RequestTrace.address(request));
            } catch (DataAccessException e) {
                logger.warn("Nothing is shown that cannot be written down: " + e.getMessage());
                rooms.refuse(request, response, Reason.UNAVAILABLE);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private boolean isWatched(HttpServletRequest request, Caller caller) {
        return caller.hasAny(Role.AUDITOR) || rooms.of(request).filter(Room::isWatched).isPresent();
    }

    /** A page's EventSource carries its token here, which is nobody's to read. */
    private static @Nullable String query(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null ? null : cut(TOKEN.matcher(query).replaceAll("$1token=-"));
    }

    /** NUL is refused by Tomcat in a path, and the query is kept as it came, encoded. */
    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
