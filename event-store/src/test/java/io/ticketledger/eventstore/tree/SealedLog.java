package io.ticketledger.eventstore.tree;

import io.ticketledger.eventstore.Logs;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.eventstore.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;

/** A log with a tree over it, and somebody who may do anything to its tables. */
final class SealedLog implements AutoCloseable {

    record Ring(String origin, List<NoteKey> signers, List<NoteVerifier> verifiers) implements Signing {

        static Ring of(NoteKey... signers) {
            return new Ring("log.example/test", List.of(signers), List.of(signers).stream().map(NoteKey::verifier).toList());
        }

        @Override
        public String sign(String text) {
            return new SignedNote(text, signers.stream().map(key -> key.sign(text)).toList()).write();
        }
    }

    final TestPostgres.Database database = Logs.freshLog();
    final PostgresEventStorageEngine log = Logs.engine(database).build();
    Ring ring = Ring.of(SignedNoteTest.key(1));
    final Sealing sealing = sealing();
    private long appended;

    SealedLog() {
        LogName.give(database.dataSource(), ring.origin());
    }

    Sealing sealing() {
        return new Sealing(database.dataSource(), log, () -> ring);
    }

    SealedTree tree() {
        return new SealedTree(database.dataSource(), PostgresTiles.of(database.dataSource()), () -> ring);
    }

    SealedLog append(int events) {
        List<EventMessage<?>> batch = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            batch.add(Logs.noted("stream-" + appended, 0, "note " + appended));
            appended++;
        }
        log.appendEvents(batch);
        return this;
    }

    SealedLog seal() {
        while (sealing.turn().behind() > 0) continue;
        return this;
    }

    WholeCheck.Result check(String kept) {
        return new WholeCheck(database.dataSource(), log, ring, kept).run(_ -> {});
    }

    List<String> findings() {
        return check(null).findings();
    }

    /** With a superuser's rights, for whom no trigger fires. */
    void tamper(String sql) {
        try (Connection connection = database.dataSource().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(sql);
            statement.execute("set session_replication_role = default");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    List<byte[]> leaves() {
        List<byte[]> leaves = new ArrayList<>();
        log.lines().after(0, 1_000_000).forEach(line -> leaves.add(Definition.hash(new byte[] {0}, line.canonical().getBytes(java.nio.charset.StandardCharsets.UTF_8))));
        return leaves;
    }

    @Override
    public void close() {
        log.close();
        database.dataSource().close();
    }
}
