package io.ticketledger.server.incident;

import io.ticketledger.query.directory.Account;
import io.ticketledger.server.corridor.Credentials;
import io.ticketledger.server.corridor.Refresh;
import io.ticketledger.server.corridor.Takes;
import io.ticketledger.server.incident.IncidentPeopleResponses.Refreshed;
import io.ticketledger.server.security.Login;
import io.ticketledger.server.security.TokenLife;
import io.ticketledger.server.security.TokenPair;
import io.ticketledger.server.security.Tokens;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Logging in, and staying so. */
@RestController
@RequestMapping("/api/auth")
class IncidentAuthApi {

    private static final TokenLife TOKEN_LIFE = new TokenLife(Duration.ofHours(2), Duration.ofDays(2));

    private final Login login;
    private final Tokens tokens;

    IncidentAuthApi(Login login, Tokens tokens) {
        this.login = login;
        this.tokens = tokens;
    }

    @PostMapping("/login")
    @Takes(Credentials.class)
    ResponseEntity<?> login(@RequestBody(required = false) byte @Nullable [] body) {
        Credentials given = Credentials.read(body);
        Optional<Account> account = login.login(given.username(), given.password().text());
        if (account.isEmpty()) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).body(new IncidentProblems.Unauthenticated(IncidentProblems.BAD_CREDENTIALS));
        }
        TokenPair pair = tokens.issue(account.get(), TOKEN_LIFE);
        return ResponseEntity.ok(new IncidentPeopleResponses.Tokens(pair.access(), pair.refresh(), IncidentPeopleTranslation.profile(account.get())));
    }

    @PostMapping("/refresh")
    @Takes(Refresh.class)
    Refreshed refresh(@RequestBody(required = false) byte @Nullable [] body) {
        TokenPair pair = tokens.refresh(Refresh.read(body).refresh(), TOKEN_LIFE);
        return new Refreshed(pair.access(), pair.refresh());
    }
}
