package io.ticketledger.server.security;

import io.ticketledger.events.Role;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns the access token of a request into its {@link Caller}. Without a token nobody is there, and what comes after decides whether that matters. */
final class BearerTokens extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final Tokens tokens;
    private final Rooms rooms;

    BearerTokens(Tokens tokens, Rooms rooms) {
        this.tokens = tokens;
        this.rooms = rooms;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return rooms.isOpen(request) || SecurityContextHolder.getContext().getAuthentication() != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        String token = shown(request);
        if (token != null) {
            try {
                Tokens.Admitted admitted = tokens.admit(token);
                letIn(request, Caller.of(admitted.account()), admitted.until());
            } catch (BadToken e) {
                logger.debug("Refused a token: " + e.getMessage());
                if (rooms.isInside(request)) {
                    rooms.refuse(request, response, Reason.BAD_TOKEN);
                    return;
                }
                // Outside it may be the key of another system, which is looked at where such keys are good.
            } catch (DataAccessResourceFailureException e) {
                logger.warn("Nobody can be let in, the database is away: " + e.getMessage());
                rooms.refuse(request, response, Reason.UNAVAILABLE);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    /** Null if there is no header, or one of another scheme: such a client has not shown a token at all. */
    static @Nullable String token(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) return null;
        return header.substring(SCHEME.length()).strip();
    }

    private @Nullable String shown(HttpServletRequest request) {
        String token = token(request);
        return token == null && rooms.isForPages(request) ? BrowserTokens.token(request) : token;
    }

    /** From here on it is the caller's request, and what is opened with it ends then. */
    static void letIn(HttpServletRequest request, Caller caller, Instant until) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication(caller));
        SecurityContextHolder.setContext(context);
        Admission.note(request, until);
    }

    private static Authentication authentication(Caller caller) {
        List<SimpleGrantedAuthority> roles = caller.roles().stream().map(Role::name).map(role -> new SimpleGrantedAuthority("ROLE_" + role)).toList();
        return UsernamePasswordAuthenticationToken.authenticated(caller, null, roles);
    }
}
