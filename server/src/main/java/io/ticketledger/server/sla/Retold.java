package io.ticketledger.server.sla;

import io.ticketledger.events.TicketId;
import io.ticketledger.events.Trace;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Whether somebody is just retelling a ticket's history. An import may run beside a server, and what fell due years ago and looks unanswered was answered by
 * the next row of its file; so the ticket is left in peace until it has been quiet for a while, or somebody here has touched it.
 */
final class Retold {

    private final PostgresEventStorageEngine log;
    private final Duration quiet;
    private final InstantSource clock;

    Retold(PostgresEventStorageEngine log, Duration quiet, InstantSource clock) {
        this.log = log;
        this.quiet = quiet;
        this.clock = clock;
    }

    boolean isJustNow(TicketId ticket) {
        return log.lastSequenceNumberFor(ticket.toString())
                .map(last -> log.readStream(ticket.toString(), last).getLast())
                .filter(event -> event.metadata().containsKey(Trace.PROVENANCE))
                .filter(event -> event.recorded().plus(quiet).isAfter(clock.instant()))
                .isPresent();
    }
}
