package io.ticketledger.server.files;

import io.ticketledger.command.Rejection;
import io.ticketledger.events.AttachmentId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps the content of attachments. It is stored before the event that makes it part of a ticket, so an event never names content that is not there;
 * content whose event was refused is removed again, and if even that fails it is an orphan nobody can reach.
 */
public final class Contents {

    private final JdbcClient sql;

    public Contents(JdbcClient sql) {
        this.sql = sql;
    }

    public void store(AttachmentId id, byte[] content) {
        sql.sql("INSERT INTO attachment_content (id, content) VALUES (:id, :content)").param("id", id.raw()).param("content", content).update();
    }

    /** As {@link #store}, for a deed that makes it part of a ticket; if a rule refuses the deed, the content is removed again. */
    public void storeFor(AttachmentId id, byte[] content, Runnable deed) {
        store(id, content);
        try {
            deed.run();
        } catch (Rejection refused) {
            remove(id);
            throw refused;
        }
    }

    public void remove(AttachmentId id) {
        sql.sql("DELETE FROM attachment_content WHERE id = :id").param("id", id.raw()).update();
    }

    /** @throws org.springframework.dao.EmptyResultDataAccessException if there is no such content */
    public byte[] load(AttachmentId id) {
        return sql.sql("SELECT content FROM attachment_content WHERE id = :id").param("id", id.raw()).query(byte[].class).single();
    }

    /** In lower-case hex, as events carry it. */
    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
