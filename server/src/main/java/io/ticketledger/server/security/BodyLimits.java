package io.ticketledger.server.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns away bodies that are too large, in the room's words, before anything is read or, where the length is not told, before it is passed on.
 * Tomcat reads no more of a body than its Content-Length says, so a told length can be believed; a chunked body is read here first, up to the limit.
 * Forms of untold length are left to Tomcat, which parses them itself and counts while it does; it allows them what a route for files allows.
 */
public final class BodyLimits extends OncePerRequestFilter {

    public static final long PLAIN = 1 << 20;

    /** Base64 adds a third, escaping in JSON or a form some more; and there are fields beside the file. */
    private static final double ON_THE_WIRE = 1.5;

    private final Rooms rooms;
    private final long largestFile;

    BodyLimits(Rooms rooms, long largestFile) {
        this.rooms = rooms;
        this.largestFile = largestFile;
    }

    /** In bytes, of a file as it is and not as it travels: a room that decodes one compares it with this. */
    public long largestFile() {
        return largestFile;
    }

    /** In bytes, of a body with such a file in it. */
    public static long largestBody(long largestFile) {
        return (long) Math.ceil(largestFile * ON_THE_WIRE) + PLAIN;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        boolean files = rooms.of(request).filter(room -> room.takesFiles(request)).isPresent();
        long limit = files ? largestBody(largestFile) : PLAIN;
        if (request.getContentLengthLong() > limit) {
            rooms.refuse(request, response, Reason.TOO_LARGE);
            return;
        }
        if (request.getContentLengthLong() >= 0 || !isChunked(request) || isForm(request)) {
            chain.doFilter(request, response);
            return;
        }
        byte[] body = request.getInputStream().readNBytes((int) Math.min(Integer.MAX_VALUE - 8, limit + 1));
        if (body.length > limit) {
            rooms.refuse(request, response, Reason.TOO_LARGE);
            return;
        }
        chain.doFilter(new BufferedRequest(request, body), response);
    }

    private static boolean isChunked(HttpServletRequest request) {
        return request.getHeader("Transfer-Encoding") != null;
    }

    static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && (type.regionMatches(true, 0, "multipart/", 0, 10)
                || type.regionMatches(true, 0, MediaType.APPLICATION_FORM_URLENCODED_VALUE, 0, MediaType.APPLICATION_FORM_URLENCODED_VALUE.length()));
    }
}
