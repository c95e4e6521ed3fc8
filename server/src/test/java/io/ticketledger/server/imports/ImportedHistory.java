package io.ticketledger.server.imports;

import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.query.projecting.Progress;
import io.ticketledger.query.ticketlist.TicketList;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.imports.uci.UciIncidentEventLog;
import io.ticketledger.server.testing.RunningDesk;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Another desk's history in one of ours, for those who need a log with something in it. */
public final class ImportedHistory {

    private ImportedHistory() {}

    /** 2,192 incidents; the read models have them, too. */
    public static void small(RunningDesk desk) {
        Import history = new Import(desk.part(Desk.class), desk.part(Numbers.class), desk.part(JdbcClient.class), desk.part(PostgresEventStorageEngine.class),
                desk.part(Progress.class), desk.part(TicketList.class));
        Input file = new Input(DataFiles.find(DataFiles.SMALL).toString());
        try {
            Summary summary = history.run(new UciIncidentEventLog(), file, () -> false, new PrintStream(OutputStream.nullOutputStream()), false);
            if (!summary.tally().refused().isEmpty()) throw new AssertionError(summary.tally().refused().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
