package io.ticketledger.server.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;

/** An answer that is not finished for hours: written by a virtual thread of its own, so that no thread of the web server waits for it. */
public final class OpenAnswer {

    private static final Logger LOG = LoggerFactory.getLogger(OpenAnswer.class);

    private OpenAnswer() {}

    /** What keeps caches and proxies from holding it back. */
    public static void headers(HttpServletResponse response) {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader("Cache-Control", "no-cache, no-store, no-transform");
        response.setHeader("X-Accel-Buffering", "no");
    }

    /** Returns at once; the answer ends, and the connection is given back, when the writing does. */
    public static void begin(HttpServletRequest request, HttpServletResponse response, Connection<?> connection, LiveFeed feed, Consumer<OutputStream> writing)
            throws IOException {
        headers(response);
        OutputStream out = response.getOutputStream();
        AsyncContext answer = request.startAsync();
        answer.setTimeout(0);
        answer.addListener(new WhenOver(connection));
        // The filters around us set the last headers when the answer begins, and must not do so from another thread.
        response.flushBuffer();
        Thread.ofVirtual().name("ticketledger-stream").start(() -> {
            try {
                writing.accept(out);
            } finally {
                feed.disconnect(connection);
                complete(answer);
            }
        });
    }

    private static void complete(AsyncContext answer) {
        try {
            answer.complete();
        } catch (IllegalStateException e) {
            LOG.debug("It was over already: {}", e.getMessage());
        }
    }

    /** The server noticed first that nobody is there: the answer must not be touched any more. */
    private record WhenOver(Connection<?> connection) implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            connection.end(Ending.GONE);
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            connection.end(Ending.GONE);
        }

        @Override
        public void onError(AsyncEvent event) {
            connection.end(Ending.GONE);
        }

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
