package io.ticketledger.server.kanban;

import io.ticketledger.server.kanban.KanbanLiveResponses.Hello;
import io.ticketledger.server.kanban.KanbanLiveResponses.NotificationSaid;
import io.ticketledger.server.live.LiveFeed;
import io.ticketledger.server.live.OwnNotifications;
import io.ticketledger.server.live.Sockets;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/** What is said at {@code /kanban/ws}: to everybody what he is notified of, and to members of a project what happens on its board. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class KanbanSockets implements WebSocketConfigurer {

    private final Sockets sockets;
    private final LiveFeed feed;
    private final KanbanNotifications notifications;
    private final KanbanBoardConversation boards;

    KanbanSockets(Sockets sockets, LiveFeed feed, KanbanNotifications notifications, KanbanBoardConversation boards) {
        this.sockets = sockets;
        this.feed = feed;
        this.notifications = notifications;
        this.boards = boards;
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        sockets.open(registry, "/kanban/ws/notifications", new OwnNotifications(feed,
                caller -> words(new Hello(KanbanLiveResponses.HELLO, "What concerns you is said here as it happens.", caller.number(), null)),
                (caller, entry) -> words(new NotificationSaid(KanbanLiveResponses.NOTIFICATION, notifications.shown(caller, entry)))), KanbanProblems::refuse);
        sockets.open(registry, "/kanban/ws/projects/{" + KanbanBoardConversation.NUMBER + "}/tickets", boards, KanbanProblems::refuse);
    }

    static String words(Object said) {
        return KanbanRoom.JSON.writeValueAsString(said);
    }
}
