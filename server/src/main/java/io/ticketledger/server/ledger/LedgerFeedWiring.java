package io.ticketledger.server.ledger;

import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.server.live.LiveFeed;
import io.ticketledger.server.live.LogReading;
import io.ticketledger.server.live.LogWait;
import io.ticketledger.server.security.Tokens;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LedgerFeedWiring {

    @Bean
    LedgerFeedRequests ledgerFeedRequests(PostgresEventStorageEngine log, LogReading reading, LedgerTickets tickets) {
        return new LedgerFeedRequests(log, reading, tickets);
    }

    @Bean
    LedgerFeedWaiting ledgerFeedWaiting(LiveFeed feed, LogWait log, Tokens tokens) {
        return new LedgerFeedWaiting(feed, log, tokens);
    }
}
