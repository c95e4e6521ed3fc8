package io.ticketledger.server.export;

import static io.ticketledger.server.testing.Client.body;

import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.eventstore.StoredLine;
import io.ticketledger.server.testing.Client.Answer;
import io.ticketledger.server.testing.Client;
import io.ticketledger.server.testing.RunningDesk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.opentest4j.TestAbortedException;

/** What tests of exports ask again and again. */
record Exported(RunningDesk desk, Client auditor) {

    static Exported from(RunningDesk desk) {
        Client stranger = Client.stranger(desk.url());
        return new Exported(desk, stranger.as(stranger.post("/api/auth/login/", body("username", "admin", "password", RunningDesk.ADMIN_PASSWORD)).must(200).at("access").stringValue()));
    }

    Answer answer(String query) {
        return auditor.get("/ledger/export" + query);
    }

    byte[] bytes(String query) {
        return answer(query).must(200).raw().body();
    }

    PostgresEventStorageEngine log() {
        return desk.part(PostgresEventStorageEngine.class);
    }

    List<StoredLine> lines() {
        List<StoredLine> lines = new ArrayList<>();
        for (List<StoredLine> page = log().lines().after(0, 1_000); !page.isEmpty(); page = log().lines().after(lines.getLast().position(), 1_000)) lines.addAll(page);
        return lines;
    }

    /** Somebody else's and not copied into the project; aborts the test where it is not at hand. */
    static Path schema(String name) {
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            Path file = up.resolve("shared/schemas").resolve(name);
            if (Files.isReadable(file)) return file;
        }
        throw new TestAbortedException("no shared/schemas/" + name + " above " + Path.of("").toAbsolutePath());
    }
}
