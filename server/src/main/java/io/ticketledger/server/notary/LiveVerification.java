package io.ticketledger.server.notary;

import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.eventstore.tree.WholeCheck;
import javax.sql.DataSource;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** Computes the whole tree anew from the events in the table and compares it with what is stored of it, and with what an auditor kept. Alone or beside a running server. */
public final class LiveVerification {

    private final DataSource database;
    private final PostgresEventStorageEngine log;
    private final LedgerKeys keys;

    LiveVerification(DataSource database, PostgresEventStorageEngine log, LedgerKeys keys) {
        this.database = database;
        this.log = log;
        this.keys = keys;
    }

    /**
     * Says on stdout what was found.
     *
     * @param kept the text of a checkpoint that an auditor has kept, or nothing
     * @return 0 if all is as it was sealed, 1 if not
     */
    public int run(@Nullable String kept) {
        WholeCheck check = new WholeCheck(database, log, keys.get(), kept);
        WholeCheck.Result result;
        try (ProgressBar bar = new ProgressBarBuilder().setTaskName("verify").setInitialMax(check.length()).setUnit(" events", 1).showSpeed().build()) {
            result = check.run(bar::stepTo);
        }
        result.findings().forEach(System.out::println);
        if (result.unsealed() > 0) System.out.println(result.unsealed() + " events after it are not sealed yet.");
        if (!result.findings().isEmpty()) {
            System.out.println("NOT AS SEALED: the log is not what the checkpoint of size " + result.sealed() + " says.");
            return 1;
        }
        System.out.println("AS SEALED: " + result.sealed() + " events give the root of the checkpoint"
                + (kept == null ? "." : ", and it continues the one that was kept."));
        return 0;
    }
}
