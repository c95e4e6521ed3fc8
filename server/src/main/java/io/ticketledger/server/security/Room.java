package io.ticketledger.server.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * A dialect as the doorkeeper sees it: where it is, what is open to everybody, where files come in, and how it says no. A bean of this type is all a
 * room declares; everything in it that is not {@link Plan#open} needs an access token. Who may do what is not asked here but in the domain.
 *
 * <pre>{@code
 * @Bean Room incidentRoom() {
 *     return Room.at("/api").open(POST, "/auth/login").open(POST, "/auth/refresh").files(POST, "/tickets/{id}/add_attachment")
 *             .refusing(IncidentProblems::refuse);
 * }
 * }</pre>
 */
public final class Room {

    private final List<String> prefixes;
    private final RequestMatcher everything;
    private final RequestMatcher open;
    private final RequestMatcher files;
    private final RequestMatcher forPages;
    private final boolean watched;
    private final @Nullable String secretKeyDialect;
    private final RefusalWriter refusals;

    private Room(Plan plan, RefusalWriter refusals) {
        this.prefixes = plan.prefixes;
        this.everything = any(plan.prefixes.stream().map(prefix -> path(null, prefix + "/**")).toList());
        this.open = any(plan.open);
        this.files = any(plan.files);
        this.forPages = any(plan.forPages);
        this.watched = plan.watched;
        this.secretKeyDialect = plan.secretKeyDialect;
        this.refusals = refusals;
    }

    /** @param prefixes without a slash at the end, as {@code /api} */
    public static Plan at(String... prefixes) {
        return new Plan(List.of(prefixes));
    }

    List<String> prefixes() {
        return prefixes;
    }

    boolean has(HttpServletRequest request) {
        return everything.matches(request);
    }

    /** As {@link #has}, for a request that is over and of which only the path is left. */
    boolean had(String path) {
        return prefixes.stream().anyMatch(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"));
    }

    boolean isOpen(HttpServletRequest request) {
        return open.matches(request);
    }

    boolean takesFiles(HttpServletRequest request) {
        return files.matches(request);
    }

    boolean isForPages(HttpServletRequest request) {
        return forPages.matches(request);
    }

    boolean isWatched() {
        return watched;
    }

    /** As which dialect the log remembers uses of the {@link SuperSecretKey}; null where it is not known. */
    @Nullable String secretKeyDialect() {
        return secretKeyDialect;
    }

    RefusalWriter refusals() {
        return refusals;
    }

    private static RequestMatcher path(@Nullable HttpMethod method, String pattern) {
        return method == null ? PathPatternRequestMatcher.withDefaults().matcher(pattern) : PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
    }

    private static RequestMatcher any(List<RequestMatcher> matchers) {
        return matchers.isEmpty() ? _ -> false : new OrRequestMatcher(matchers);
    }

    /** A room under construction. Paths are below the prefix, may hold {@code {variables}}, and are meant with and without a slash at the end; {@code /**} is all of them. */
    public static final class Plan {

        private final List<String> prefixes;
        private final List<RequestMatcher> open = new ArrayList<>();
        private final List<RequestMatcher> files = new ArrayList<>();
        private final List<RequestMatcher> forPages = new ArrayList<>();

        private boolean watched;
        private @Nullable String secretKeyDialect;

        private Plan(List<String> prefixes) {
            this.prefixes = prefixes;
        }

        /** Needs no token, and does not look at one: an expired token must not keep anybody from logging in. */
        public Plan open(HttpMethod method, String path) {
            return add(open, method, path);
        }

        /** Bodies here may be as large as an attachment on the wire. */
        public Plan files(HttpMethod method, String path) {
            return add(files, method, path);
        }

        /**
         * Opened by a page's EventSource or WebSocket, which cannot set headers: here the token may also be the query's {@code token}, or follow
         * {@code access_token} among the subprotocols. Nowhere else, because addresses are written down in more places than headers.
         */
        public Plan forPages(HttpMethod method, String path) {
            return add(forPages, method, path);
        }

        /** Whoever looks at something here is written down by {@link ReadLog}, whatever his roles. */
        public Plan watched() {
            watched = true;
            return this;
        }

        /** Its contract knows {@link SuperSecretKey}, which counts here if the settings have one. */
        public Plan secretKey(String dialect) {
            secretKeyDialect = dialect;
            return this;
        }

        public Room refusing(RefusalWriter refusals) {
            return new Room(this, refusals);
        }

        private Plan add(List<RequestMatcher> matchers, HttpMethod method, String path) {
            if (path.equals("/**")) {
                for (String prefix : prefixes) matchers.add(path(method, prefix + path));
                return this;
            }
            String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
            for (String prefix : prefixes) {
                matchers.add(path(method, prefix + bare));
                matchers.add(path(method, prefix + bare + "/"));
            }
            return this;
        }
    }
}
