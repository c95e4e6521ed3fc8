package io.ticketledger.server.live;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/** Browsers ask nobody before a page opens a socket to another origin, so it is looked at here: pages of this host, those that were named, and no page at all. */
final class KnownPages implements HandshakeInterceptor {

    private final List<String> named;

    KnownPages(List<String> named) {
        this.named = List.copyOf(named);
    }

    @Override
    public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler, Map<String, Object> attributes)
            throws IOException {
        if (isKnown(request.getHeaders().getOrigin(), request.getHeaders().getFirst(HttpHeaders.HOST))) return true;
        response.setStatusCode(HttpStatus.FORBIDDEN);
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        response.getBody().write("{\"detail\":\"Pages of this origin may not call.\"}".getBytes(StandardCharsets.UTF_8));
        response.flush();
        return false;
    }

    @Override
    public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler, @Nullable Exception exception) {}

    /** The scheme does not count: a proxy may have taken it off. */
    boolean isKnown(@Nullable String origin, @Nullable String host) {
        if (origin == null || named.contains(origin)) return true;
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
