package io.ticketledger.server.security;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.CredentialId;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.directory.Directory;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Gives tokens out, takes them back, and says whose an access token is. A token is good in every dialect, whichever issued it. An access token lives
 * until it expires or its account is shut out; a refresh token besides dies when it is used, revoked, or the password changes.
 */
public final class Tokens {

    /** A few more than are added, so that what has expired goes away by itself and nobody waits for a great sweep. */
    private static final String REMEMBER = """
            WITH expired AS (SELECT jti FROM refresh_token WHERE expires < :now ORDER BY expires LIMIT 5 FOR UPDATE SKIP LOCKED),
                 swept AS (DELETE FROM refresh_token WHERE jti IN (SELECT jti FROM expired))
            INSERT INTO refresh_token (jti, account, credential, expires) VALUES (:jti, :account, :credential, :expires)""";

    record Admitted(Account account, Instant until) {}

    private record Remembered(UUID account, @Nullable UUID credential) {}

    private final JdbcClient sql;
    private final Directory directory;
    private final Jwts jwts;
    private final Clock clock;

    public Tokens(JdbcClient sql, Directory directory, SecretKey key, Clock clock) {
        this.sql = sql;
        this.directory = directory;
        this.jwts = new Jwts(key, clock);
        this.clock = clock;
    }

    public TokenPair issue(Account account, TokenLife life) {
        Jwts.Written refresh = jwts.write(account, Jwts.Type.REFRESH, life.refresh());
        sql.sql(REMEMBER)
                .param("now", now()).param("jti", refresh.id()).param("account", account.id().raw()).param("credential", raw(account.credential()))
                .param("expires", refresh.expires().atOffset(ZoneOffset.UTC)).update();
        return new TokenPair(jwts.write(account, Jwts.Type.ACCESS, life.access()).token(), refresh.token());
    }

    /**
     * A new pair for a refresh token, which is used up by it: of many who come with the same one, exactly one is served.
     *
     * @throws BadToken if it is used, revoked, expired, forged, no refresh token, or its account is shut out or has another password by now
     */
    public TokenPair refresh(String refreshToken, TokenLife life) {
        Jwts.Read token = jwts.read(refreshToken, Jwts.Type.REFRESH);
        Remembered remembered = sql.sql("UPDATE refresh_token SET used = :now WHERE jti = :jti AND used IS NULL RETURNING account, credential")
                .param("now", now()).param("jti", token.id()).query(Remembered.class).optional()
                .orElseThrow(() -> new BadToken("used, revoked or unknown"));
        return issue(holder(token, remembered), life);
    }

    /**
     * Another access token for a refresh token, which stays good: for contracts whose clients are promised no new one and keep using the first.
     *
     * @throws BadToken as {@link #refresh} does
     */
    public String renew(String refreshToken, TokenLife life) {
        Jwts.Read token = jwts.read(refreshToken, Jwts.Type.REFRESH);
        Remembered remembered = sql.sql("SELECT account, credential FROM refresh_token WHERE jti = :jti AND used IS NULL")
                .param("jti", token.id()).query(Remembered.class).optional()
                .orElseThrow(() -> new BadToken("used, revoked or unknown"));
        return jwts.write(holder(token, remembered), Jwts.Type.ACCESS, life.access()).token();
    }

    /** Logging out. One that is used or revoked already is content with that. @throws BadToken if it is no refresh token of ours, or has expired */
    public void revoke(String refreshToken) {
        sql.sql("UPDATE refresh_token SET used = :now WHERE jti = :jti AND used IS NULL")
                .param("now", now()).param("jti", jwts.read(refreshToken, Jwts.Type.REFRESH).id()).update();
    }

    /** Logging out everywhere: no refresh token given to this account before now is good any more. */
    public void revokeAll(AccountId account) {
        sql.sql("UPDATE refresh_token SET used = :now WHERE account = :account AND used IS NULL")
                .param("now", now()).param("account", account.raw()).update();
    }

    /** The active account an access token speaks for, as the account is now. @throws BadToken if there is none */
    public Account verify(String accessToken) {
        return admit(accessToken).account();
    }

    /** As {@link #verify}, and until when the token is good. */
    Admitted admit(String accessToken) {
        Jwts.Read token = jwts.read(accessToken, Jwts.Type.ACCESS);
        return new Admitted(active(token.account()), token.expires());
    }

    /** The caller as he is by now. @throws BadToken if he has been shut out */
    public Caller again(Caller caller) {
        return Caller.of(active(caller.id()));
    }

    private Account holder(Jwts.Read token, Remembered remembered) {
        if (!token.account().raw().equals(remembered.account())) throw new BadToken("given to somebody else");
        Account account = active(token.account());
        if (!Objects.equals(raw(account.credential()), remembered.credential())) throw new BadToken("the password has been changed");
        return account;
    }

    private Account active(AccountId id) {
        return directory.byId(id).filter(Account::isActive).orElseThrow(() -> new BadToken("no active account"));
    }

    private OffsetDateTime now() {
        return Instant.now(clock).atOffset(ZoneOffset.UTC);
    }

    private static @Nullable UUID raw(@Nullable CredentialId credential) {
        return credential == null ? null : credential.raw();
    }
}
