package io.ticketledger.server.security;

import io.ticketledger.command.Rejection;
import io.ticketledger.command.account.AccountCommand.NoteSecretKeyUse;
import io.ticketledger.events.Role;
import io.ticketledger.eventstore.AppendOutcomeUnknown;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.desk.NotWritten;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns the {@link SuperSecretKey} of a request into the first administrator, in rooms whose contract knows it. Each use is in the log before anything is
 * done with it; what cannot be written down does not happen.
 */
final class SecretKeyUses extends OncePerRequestFilter {

    /** As long as the longest access token. */
    private static final Duration GOOD_FOR = Duration.ofHours(24);
    private static final int LONGEST_PATH = 1_000;

    private final SuperSecretKey key;
    private final Rooms rooms;
    private final Directory directory;
    private final Desk desk;

    SecretKeyUses(SuperSecretKey key, Rooms rooms, Directory directory, Desk desk) {
        this.key = key;
        this.rooms = rooms;
        this.directory = directory;
        this.desk = desk;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !key.isSet() || request.getHeader(SuperSecretKey.HEADER) == null || rooms.isOpen(request) || dialect(request).isEmpty();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        try {
            Optional<Caller> administrator = key.is(request.getHeader(SuperSecretKey.HEADER)) ? first() : Optional.empty();
            if (administrator.isEmpty()) {
                rooms.refuse(request, response, Reason.BAD_TOKEN);
                return;
            }
            Caller caller = administrator.get();
            String path = request.getRequestURI();
            desk.tell(new NoteSecretKeyUse(caller.id(), request.getMethod(), path.substring(0, Math.min(path.length(), LONGEST_PATH))),
                    Occasions.of(request, caller, dialect(request).orElseThrow()));
            BearerTokens.letIn(request, caller, Instant.now().plus(GOOD_FOR));
        } catch (Rejection e) {
            // Deleted between being found and acting.
            rooms.refuse(request, response, Reason.BAD_TOKEN);
            return;
        } catch (DataAccessException | NotWritten | AppendOutcomeUnknown e) {
            logger.warn("Nobody can be let in, the database is away: " + e.getMessage());
            rooms.refuse(request, response, Reason.UNAVAILABLE);
            return;
        }
        chain.doFilter(request, response);
    }

    private Optional<String> dialect(HttpServletRequest request) {
        return rooms.of(request).map(Room::secretKeyDialect);
    }

    private Optional<Caller> first() {
        return directory.all(Role.ADMIN).stream().filter(Account::isActive).findFirst().map(Caller::of);
    }
}
