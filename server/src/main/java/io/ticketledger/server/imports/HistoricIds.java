package io.ticketledger.server.imports;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.CommentId;
import io.ticketledger.events.TicketId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;

/**
 * Ids that follow from what they name, so that an import which is broken off and begun again speaks of the same things. Accounts are UUIDv5 (RFC 9562) of the
 * data set's URL and the user name. Tickets and comments are laid out as UUIDv7 like all others of their kind: the time is when the thing came to be, and a
 * hash of its name stands where the random bits would.
 */
public record HistoricIds(String dataSet, String url) {

    private static final long RANDOM_A = 0xFFF;
    private static final long RANDOM_B = 0x3FFF_FFFF_FFFF_FFFFL;

    public AccountId account(String username) {
        return new AccountId(Generators.nameBasedGenerator(NameBasedGenerator.NAMESPACE_URL).generate(url + "#" + username));
    }

    public TicketId ticket(Instant opened, String key) {
        return new TicketId(timed(opened, dataSet + "/" + key));
    }

    /** @param step the key of the step that says it */
    public CommentId comment(Instant said, String step) {
        return new CommentId(timed(said, step));
    }

    private static UUID timed(Instant at, String name) {
        ByteBuffer hash = ByteBuffer.wrap(sha256(name));
        long high = at.toEpochMilli() << 16 | 0x7000 | hash.getLong() & RANDOM_A;
        return new UUID(high, 0x8000_0000_0000_0000L | hash.getLong() & RANDOM_B);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
