package io.ticketledger.server.incident;

import static org.springframework.http.HttpMethod.GET;

import io.ticketledger.server.incident.IncidentResponses.Hello;
import io.ticketledger.server.live.Connection;
import io.ticketledger.server.live.Conversation;
import io.ticketledger.server.live.LiveFeed;
import io.ticketledger.server.live.Saying;
import io.ticketledger.server.live.Sockets;
import io.ticketledger.server.security.Caller;
import io.ticketledger.server.security.Room;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/** What is said at {@code /ws}: to everybody what he is notified of. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class IncidentSockets implements WebSocketConfigurer {

    private final Sockets sockets;
    private final LiveFeed feed;

    IncidentSockets(Sockets sockets, LiveFeed feed) {
        this.sockets = sockets;
        this.feed = feed;
    }

    @Bean
    static Room incidentSocketDoor() {
        return Room.at("/ws").forPages(GET, "/notifications").refusing(IncidentProblems::refuse);
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        sockets.open(registry, "/ws/notifications", new Notifications(), IncidentProblems::refuse);
    }

    private final class Notifications implements Conversation {

        @Override
        public boolean isThereFor(Caller caller, Map<String, String> path) {
            return true;
        }

        @Override
        public void begin(Connection<Saying> connection, Caller caller, Map<String, String> path) {
            String hello = words(new Hello("connection_established", "You are told here what concerns you, as it happens.", caller.number()));
            connection.offer(() -> hello);
            feed.notify(connection, entry -> words(IncidentTranslation.said(entry)));
        }
    }

    private static String words(Object said) {
        return IncidentRoom.JSON.writeValueAsString(said);
    }
}
