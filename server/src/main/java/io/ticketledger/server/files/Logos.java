package io.ticketledger.server.files;

import io.ticketledger.events.CompanyId;
import io.ticketledger.events.LogoId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the logos of companies, under the same promise as {@link Contents}: stored before the event that names them, removed if that was refused. */
public final class Logos {

    private final JdbcClient sql;

    public Logos(JdbcClient sql) {
        this.sql = sql;
    }

    /** @param bytes as they were sent, or the thumbnail, which is always a PNG */
    public record Shown(Picture.Kind kind, byte[] bytes) {}

    public void store(LogoId id, CompanyId company, Picture picture) {
        sql.sql("INSERT INTO logo_content (id, company, kind, content, thumbnail) VALUES (:id, :company, :kind, :content, :thumbnail)")
                .param("id", id.raw()).param("company", company.raw()).param("kind", picture.kind().name())
                .param("content", picture.content()).param("thumbnail", picture.thumbnail()).update();
    }

    public void remove(LogoId id) {
        sql.sql("DELETE FROM logo_content WHERE id = :id").param("id", id.raw()).update();
    }

    public Optional<Shown> logo(LogoId id) {
        return sql.sql("SELECT kind, content FROM logo_content WHERE id = :id").param("id", id.raw()).query((row, _) ->
                new Shown(Picture.Kind.valueOf(row.getString("kind")), row.getBytes("content"))).optional();
    }

    public Optional<Shown> thumbnail(LogoId id) {
        return sql.sql("SELECT thumbnail FROM logo_content WHERE id = :id").param("id", id.raw()).query((row, _) ->
                new Shown(Picture.Kind.PNG, row.getBytes("thumbnail"))).optional();
    }
}
