package io.ticketledger.server.live;

import io.ticketledger.server.security.BadToken;
import io.ticketledger.server.security.BrowserTokens;
import io.ticketledger.server.security.Caller;
import io.ticketledger.server.security.Tokens;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.SubProtocolCapable;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/** A socket that tells its owner, who was judged at the door, what a room has to say to him. Pings are answered; more cannot be said to it. */
final class LiveSocket extends AbstractWebSocketHandler implements SubProtocolCapable {

    /** In characters. */
    private static final int LONGEST_MESSAGE = 8 * 1024;
    private static final String VISITOR = "visitor";
    private static final String PEER = "peer";

    /** Who came through the door, until when his token is good, and where he wanted to go. */
    record Visitor(Caller caller, Instant until, Map<String, String> path) {

        void enter(Map<String, Object> attributes) {
            attributes.put(VISITOR, this);
        }
    }

    private final Conversation conversation;
    private final LiveFeed feed;
    private final Tokens tokens;
    private final Pace pace;
    private final InstantSource clock;

    LiveSocket(Conversation conversation, LiveFeed feed, Tokens tokens, Pace pace, InstantSource clock) {
        this.conversation = conversation;
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
        Visitor visitor = (Visitor) session.getAttributes().get(VISITOR);
        Connection<Saying> connection;
        try {
            connection = feed.connect(visitor.caller().id(), visitor.until());
        } catch (NotNow e) {
            session.close(CloseStatus.SERVICE_OVERLOAD.withReason(e.getMessage()));
            return;
        }
        try {
            Caller caller = tokens.again(visitor.caller());
            SocketPeer peer = new SocketPeer(session, connection, pace, clock);
            session.getAttributes().put(PEER, peer);
            conversation.begin(connection, caller, visitor.path());
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
