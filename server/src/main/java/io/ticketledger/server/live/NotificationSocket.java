package io.ticketledger.server.live;

import io.ticketledger.server.security.BadToken;
import io.ticketledger.server.security.BrowserTokens;
import io.ticketledger.server.security.Caller;
import io.ticketledger.server.security.Tokens;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.SubProtocolCapable;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/** A socket that tells its owner, who was judged at the door, what he is notified of. Pings are answered; more cannot be said to it. */
final class NotificationSocket extends AbstractWebSocketHandler implements SubProtocolCapable {

    static final String CALLER = "caller";
    static final String UNTIL = "until";

    /** In characters. */
    private static final int LONGEST_MESSAGE = 8 * 1024;
    private static final String PEER = "peer";

    private final LiveFeed feed;
    private final Tokens tokens;
    private final Pace pace;
    private final InstantSource clock;

    NotificationSocket(LiveFeed feed, Tokens tokens, Pace pace, InstantSource clock) {
        this.feed = feed;
        this.tokens = tokens;
        this.pace = pace;
        this.clock = clock;
    }

    @Override
    public List<String> getSubProtocols() {
        return List.of(BrowserTokens.SUBPROTOCOL);
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) throws IOException {
        session.setTextMessageSizeLimit(LONGEST_MESSAGE);
        Caller caller = (Caller) session.getAttributes().get(CALLER);
        Connection<String> connection;
        try {
            connection = feed.connect(caller.id(), (Instant) session.getAttributes().get(UNTIL));
        } catch (NotNow e) {
            session.close(CloseStatus.SERVICE_OVERLOAD.withReason(e.getMessage()));
            return;
        }
        try {
            tokens.again(caller);
            SocketPeer peer = new SocketPeer(session, connection, pace, clock);
            session.getAttributes().put(PEER, peer);
            connection.offer(Spoken.hello(caller.number()));
            feed.notify(connection);
            Pace.thread("ticketledger-socket").start(() -> {
                try {
                    peer.run();
                } finally {
                    feed.disconnect(connection);
                }
            });
        } catch (BadToken e) {
            feed.disconnect(connection);
            session.close(CloseStatus.POLICY_VIOLATION.withReason(Ending.JUDGED_ANEW.words()));
        } catch (RuntimeException e) {
            feed.disconnect(connection);
            throw e;
        }
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        if (session.getAttributes().get(PEER) instanceof SocketPeer peer) peer.hear(message.getPayload());
    }

    @Override
    protected void handlePongMessage(WebSocketSession session, PongMessage message) {
        if (session.getAttributes().get(PEER) instanceof SocketPeer peer) peer.hear();
    }

    @Override
    protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message) {
        end(session, Ending.UNINTELLIGIBLE);
    }

    @Override
    public void handleTransportError(WebSocketSession session, Throwable exception) {
        end(session, Ending.GONE);
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        end(session, Ending.GONE);
    }

    private static void end(WebSocketSession session, Ending why) {
        if (session.getAttributes().get(PEER) instanceof SocketPeer peer) peer.end(why);
    }
}
