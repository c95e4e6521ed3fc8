package io.ticketledger.server.live;

import static org.springframework.http.HttpMethod.GET;

import io.ticketledger.server.security.Admission;
import io.ticketledger.server.security.Caller;
import io.ticketledger.server.security.Reason;
import io.ticketledger.server.security.Room;
import io.ticketledger.server.settings.Settings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.security.core.Authentication;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.HandshakeInterceptor;
import tools.jackson.databind.json.JsonMapper;

/** The way to the sockets at {@code /ws}: the usual door, with the token where a page can put it, and only for pages that may call. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
@ConditionalOnWebApplication
class SocketDoor implements WebSocketConfigurer {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final NotificationSocket notifications;
    private final Settings settings;

    SocketDoor(NotificationSocket notifications, Settings settings) {
        this.notifications = notifications;
        this.settings = settings;
    }

    @Bean
    static Room socketRoom() {
        return Room.at("/ws").forPages(GET, "/notifications").refusing(SocketDoor::refuse);
    }

    /** Whose page it is, is {@link KnownPages}' to say; Spring's own guard would not let the same host in behind a proxy that ends TLS. */
    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        registry.addHandler(notifications, "/ws/notifications").setAllowedOrigins("*")
                .addInterceptors(new KnownPages(settings.corsOrigins()), new Introduction());
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, Reason reason) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        JSON.writeValue(response.getOutputStream(), Map.of("detail", switch (reason) {
            case NO_TOKEN -> "Authentication credentials were not provided.";
            case BAD_TOKEN -> "Given token not valid for any token type";
            case FORBIDDEN, TOO_LARGE, MALFORMED, NO_SUCH_PLACE, WRONG_METHOD, NOT_ACCEPTABLE, WRONG_MEDIA_TYPE, BROKEN, UNAVAILABLE -> reason.phrase() + ".";
        }));
    }

    /** The socket learns whose it is. */
    private static final class Introduction implements HandshakeInterceptor {

        @Override
        public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler, Map<String, Object> attributes) {
            if (!(request instanceof ServletServerHttpRequest http) || !(http.getPrincipal() instanceof Authentication who)
                    || !(who.getPrincipal() instanceof Caller caller)) throw new IllegalStateException("nobody came through the door");
            attributes.put(NotificationSocket.CALLER, caller);
            attributes.put(NotificationSocket.UNTIL, Admission.until(http.getServletRequest()));
            return true;
        }

        @Override
        public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler, @Nullable Exception exception) {}
    }
}
