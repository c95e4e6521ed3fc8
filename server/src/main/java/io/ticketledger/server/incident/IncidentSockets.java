package io.ticketledger.server.incident;

import static org.springframework.http.HttpMethod.GET;

import io.ticketledger.server.incident.IncidentLiveResponses.Hello;
import io.ticketledger.server.live.LiveFeed;
import io.ticketledger.server.live.OwnNotifications;
import io.ticketledger.server.live.Sockets;
import io.ticketledger.server.security.Room;
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
        sockets.open(registry, "/ws/notifications", new OwnNotifications(feed,
                caller -> words(new Hello("connection_established", "You are told here what concerns you, as it happens.", caller.number())),
                (_, entry) -> words(IncidentLiveTranslation.said(entry))), IncidentProblems::refuse);
    }

    private static String words(Object said) {
        return IncidentRoom.JSON.writeValueAsString(said);
    }
}
