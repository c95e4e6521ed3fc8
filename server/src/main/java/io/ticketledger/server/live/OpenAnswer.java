package io.ticketledger.server.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * An answer that is not finished for hours: written by a thread of its own, so that no thread of the web server waits for it. The server uses what an
 * answer is written with again for the next one as soon as it is over, and may find out first that it is; so nobody writes without knowing that it is not.
 */
public final class OpenAnswer implements AsyncListener {

    private static final Logger LOG = LoggerFactory.getLogger(OpenAnswer.class);

    private final Connection<?> connection;
    private final AsyncContext answer;
    private final OutputStream out;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean over;

    private OpenAnswer(Connection<?> connection, AsyncContext answer, OutputStream out) {
        this.connection = connection;
        this.answer = answer;
        this.out = out;
    }

    /** What keeps caches and proxies from holding it back. */
    public static void headers(HttpServletResponse response) {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader("Cache-Control", "no-cache, no-store, no-transform");
        response.setHeader("X-Accel-Buffering", "no");
    }

    /** Returns at once; the answer ends, and the connection is given back, when the writing does. */
    public static void begin(HttpServletRequest request, HttpServletResponse response, Connection<?> connection, LiveFeed feed, Consumer<OpenAnswer> writing)
            throws IOException {
        headers(response);
        // An ETag is of a whole answer, and whoever makes one would keep this one back.
        ShallowEtagHeaderFilter.disableContentCaching(request);
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        OpenAnswer answer = new OpenAnswer(connection, context, response.getOutputStream());
        context.addListener(answer);
        try {
            // The filters around us set the last headers when the answer begins, and must not do so from another thread.
            response.flushBuffer();
        } catch (IOException e) {
            LOG.debug("Hung up before the answer began: {}", e.getMessage());
            connection.end(Ending.GONE);
        }
        Pace.thread("ticketledger-stream").start(() -> {
            try {
                writing.accept(answer);
            } finally {
                feed.disconnect(connection);
                answer.finish();
            }
        });
    }

    /** Waits for the client. @throws IOException if he is gone */
    void write(CharSequence text) throws IOException {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        lock.lock();
        try {
            if (over) throw new IOException("the answer is over");
            out.write(bytes);
            out.flush();
        } finally {
            lock.unlock();
        }
    }

    private void finish() {
        lock.lock();
        try {
            connection.end(Ending.GONE);
            if (over) return;
            over = true;
            answer.complete();
        } catch (IllegalStateException e) {
            LOG.debug("It was over already: {}", e.getMessage());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        lock.lock();
        try {
            over = true;
            connection.end(Ending.GONE);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        finish();
    }

    @Override
    public void onError(AsyncEvent event) {
        finish();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
