package io.ticketledger.server.security;

import io.ticketledger.command.Rejection;
import io.ticketledger.events.CredentialId;
import io.ticketledger.server.desk.Ids;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Argon2id hashes, outside the log. A password is stored first, under an id nobody knows yet, and becomes current when an event names that id; so
 * setting one is atomic, and a hash no event names is merely forgotten.
 *
 * <p>One comparison takes 19 MiB and tens of milliseconds, on purpose. So only as many run at once as there are processors, a bounded number waits,
 * and whoever comes on top of that is turned away: a flood of logins costs the flood, not the desk.
 */
public final class Passwords {

    private static final int WAITING_PER_PLACE = 16;

    private final JdbcClient sql;
    private final InstantSource clock;
    private final Argon2PasswordEncoder argon2id;
    private final Semaphore working;
    private final Semaphore waitingOrWorking;
    private final String nobodys;

    /**
     * What one hash takes, in one lane.
     *
     * @param memory in KiB
     */
    public record Cost(int memory, int passes) {

        /** The first choice of OWASP's password storage cheat sheet for Argon2id. No setting, so that nobody makes his desk weak by one. */
        public static final Cost USUAL = new Cost(19 * 1024, 2);
    }

    public Passwords(JdbcClient sql, InstantSource clock, Cost cost) {
        this(sql, clock, cost, Math.max(2, Runtime.getRuntime().availableProcessors()));
    }

    /** @param places how many passwords are worked on at once; sixteen times as many may wait */
    Passwords(JdbcClient sql, InstantSource clock, Cost cost, int places) {
        this.sql = sql;
        this.clock = clock;
        this.argon2id = new Argon2PasswordEncoder(16, 32, 1, cost.memory, cost.passes);
        this.working = new Semaphore(places, true);
        this.waitingOrWorking = new Semaphore(places * (1 + WAITING_PER_PLACE));
        this.nobodys = argon2id.encode("the password of nobody");
    }

    /**
     * Keeps the password's hash. It opens nothing until an event names it.
     *
     * @throws Rejection     if it is no text: half a surrogate pair has no bytes that could be hashed
     * @throws TooManyLogins if too many are at it already
     */
    public CredentialId store(String password) {
        if (!isText(password)) throw Rejection.invalid("a-password-is-text", "The password holds characters that are none.");
        String hash = oneOfFew(() -> argon2id.encode(password));
        CredentialId id = Ids.credential();
        sql.sql("INSERT INTO credential (id, hash, created) VALUES (?, ?, ?)")
                .params(id.raw(), hash, clock.instant().atOffset(ZoneOffset.UTC)).update();
        return id;
    }

    /** As {@link #store}, for a deed that names it; if a rule refuses the deed, the hash is forgotten. */
    public <T> T storeFor(String password, Function<CredentialId, T> deed) {
        CredentialId credential = store(password);
        try {
            return deed.apply(credential);
        } catch (Rejection refused) {
            forget(credential);
            throw refused;
        }
    }

    /** Forgets a hash whose event was refused. Not for one whose event may have been written after all. */
    public void forget(CredentialId credential) {
        sql.sql("DELETE FROM credential WHERE id = ?").param(credential.raw()).update();
    }

    /**
     * Takes as long for a credential that is not there, so that time does not tell which accounts exist.
     *
     * @throws TooManyLogins if too many are at it already
     */
    public boolean matches(@Nullable CredentialId credential, String password) {
        String hash = credential == null ? null
                : sql.sql("SELECT hash FROM credential WHERE id = ?").param(credential.raw()).query(String.class).optional().orElse(null);
        boolean equal = oneOfFew(() -> argon2id.matches(isText(password) ? password : "", hash == null ? nobodys : hash));
        return equal && hash != null && isText(password);
    }

    private static boolean isText(String password) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(password);
    }

    private <T> T oneOfFew(Supplier<T> work) {
        if (!waitingOrWorking.tryAcquire()) throw new TooManyLogins();
        try {
            working.acquireUninterruptibly();
            try {
                return work.get();
            } finally {
                working.release();
            }
        } finally {
            waitingOrWorking.release();
        }
    }
}
