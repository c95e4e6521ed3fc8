package io.ticketledger.server.live;

import io.ticketledger.server.security.Admission;
import io.ticketledger.server.security.Caller;
import io.ticketledger.server.security.Reason;
import io.ticketledger.server.security.RefusalWriter;
import io.ticketledger.server.security.Tokens;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.HandshakeInterceptor;

/** The way to the sockets of all rooms: the usual door, with the token where a page can put it, and only for pages that may call. */
public final class Sockets {

    private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);

    private final LiveFeed feed;
    private final Tokens tokens;
    private final Pace pace;
    private final InstantSource clock;
    private final KnownPages pages;

    Sockets(LiveFeed feed, Tokens tokens, Pace pace, InstantSource clock, List<String> origins) {
        this.feed = feed;
        this.tokens = tokens;
        this.pace = pace;
        this.clock = clock;
        this.pages = new KnownPages(origins);
    }

    /**
     * Whose page it is, is {@link KnownPages}' to say; Spring's own guard would not let the same host in behind a proxy that ends TLS.
     *
     * @param path     in a room that says of it that it is for pages; may hold {@code {variables}}
     * @param refusals how the room says that there is nothing
     */
    public void open(WebSocketHandlerRegistry registry, String path, Conversation conversation, RefusalWriter refusals) {
        registry.addHandler(new LiveSocket(conversation, feed, tokens, pace, clock), path).setAllowedOrigins("*")
                .addInterceptors(pages, new Introduction(conversation, refusals));
    }

    /** The socket learns whose it is, if it is there for him. */
    private record Introduction(Conversation conversation, RefusalWriter refusals) implements HandshakeInterceptor {

        @Override
        public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler, Map<String, Object> attributes)
                throws IOException {
            Authentication who = SecurityContextHolder.getContext().getAuthentication();
            if (!(request instanceof ServletServerHttpRequest http) || who == null || !(who.getPrincipal() instanceof Caller caller)) {
                throw new IllegalStateException("nobody came through the door");
            }
            HttpServletRequest asked = http.getServletRequest();
            Map<String, String> path = variables(asked);
            try {
                if (conversation.isThereFor(caller, path)) {
                    new LiveSocket.Visitor(caller, Admission.until(asked), path).enter(attributes);
                    return true;
                }
                refuse(asked, response, Reason.NO_SUCH_PLACE);
            } catch (DataAccessResourceFailureException e) {
                LOG.warn("Nobody can be let in: {}", e.getMessage());
                refuse(asked, response, Reason.UNAVAILABLE);
            }
            return false;
        }

        private void refuse(HttpServletRequest request, ServerHttpResponse response, Reason reason) throws IOException {
            HttpServletResponse answer = ((ServletServerHttpResponse) response).getServletResponse();
            answer.setStatus(reason.status());
            answer.setCharacterEncoding(StandardCharsets.UTF_8.name());
            refusals.write(request, answer, reason);
            answer.flushBuffer();
        }

        @SuppressWarnings("unchecked")
        private static Map<String, String> variables(HttpServletRequest request) {
            return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> found ? Map.copyOf((Map<String, String>) found) : Map.of();
        }

        @Override
        public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler, @Nullable Exception exception) {}
    }
}
