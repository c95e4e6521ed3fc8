package io.ticketledger.server.notary;

import org.jspecify.annotations.Nullable;

/** Computes the whole tree anew from the events in the table and compares it with what is stored of it, and with what an auditor kept. */
public interface LiveVerification {

    /**
     * Says on stdout what was found.
     *
     * @param kept the text of a checkpoint that an auditor has kept, or nothing
     * @return 0 if all is as it was sealed, 1 if not
     */
    int run(@Nullable String kept);
}
