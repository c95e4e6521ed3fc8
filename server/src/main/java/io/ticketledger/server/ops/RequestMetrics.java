package io.ticketledger.server.ops;

import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** How long requests take, by route, method and status, under the names and tags that Spring gives them. What is streamed is over when its stream is. */
final class RequestMetrics extends OncePerRequestFilter {

    private static final DefaultServerRequestObservationConvention NAMES = new DefaultServerRequestObservationConvention();

    /** Clients may invent others, as many as they like. */
    private static final Set<String> METHODS = Arrays.stream(HttpMethod.values()).map(HttpMethod::name).collect(Collectors.toUnmodifiableSet());

    private record Kind(String method, @Nullable Object route, int status, @Nullable Class<?> failure) {}

    private final MeterRegistry meters;
    /** As many as there are routes with their statuses. */
    private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

    RequestMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        long began = System.nanoTime();
        Throwable failure = null;
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException | Error e) {
            failure = e instanceof ServletException && e.getCause() != null ? e.getCause() : e;
            throw e;
        } finally {
            if (failure == null && request.isAsyncStarted()) request.getAsyncContext().addListener(new WhenOver(() -> note(request, response, began, null)));
            else note(request, response, began, failure);
        }
    }

    private void note(HttpServletRequest request, HttpServletResponse response, long began, @Nullable Throwable thrown) {
        long took = System.nanoTime() - began;
        Throwable failure = thrown == null && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable handled ? handled : thrown;
        Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        Kind kind = new Kind(METHODS.contains(request.getMethod()) ? request.getMethod() : "UNKNOWN", route, response.getStatus(), failure == null ? null : failure.getClass());
        Timer timer = timers.get(kind);
        if (timer == null) {
            timer = timer(request, response, route, failure);
            timers.put(kind, timer);
        }
        timer.record(took, TimeUnit.NANOSECONDS);
    }

    private Timer timer(HttpServletRequest request, HttpServletResponse response, @Nullable Object route, @Nullable Throwable failure) {
        ServerRequestObservationContext about = new ServerRequestObservationContext(request, response);
        if (route != null) about.setPathPattern(route.toString());
        if (failure != null) about.setError(failure);
        List<Tag> tags = new ArrayList<>();
        for (KeyValue each : NAMES.getLowCardinalityKeyValues(about)) tags.add(Tag.of(each.getKey(), each.getValue()));
        tags.add(Tag.of("error", failure == null ? "none" : failure.getClass().getSimpleName()));
        return meters.timer(NAMES.getName(), tags);
    }

    private record WhenOver(Runnable then) implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            then.run();
        }

        @Override
        public void onTimeout(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
