package io.ticketledger.server.ledger;

import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.query.directory.Directory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the routes of history and time travel share. */
@Configuration(proxyBeanMethods = false)
class HistoryWiring {

    @Bean
    LedgerNames ledgerNames(Directory directory, PostgresEventStorageEngine log) {
        return new LedgerNames(directory, log);
    }

    @Bean
    LedgerTelling ledgerTelling(PostgresEventStorageEngine log, LedgerNames names) {
        return new LedgerTelling(log, names);
    }
}
