package io.ticketledger.server.imports;

import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.query.projecting.Progress;
import io.ticketledger.query.ticketlist.TicketList;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.imports.uci.UciIncidentEventLog;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The import as a command of the jar. */
@Configuration(proxyBeanMethods = false)
class ImportWiring {

    @Bean
    ImportCommand importCommand(Desk desk, Numbers numbers, JdbcClient sql, PostgresEventStorageEngine log, Progress progress, TicketList tickets) {
        return new ImportCommand(new Import(desk, numbers, sql, log, progress, tickets), List.of(new UciIncidentEventLog()), System.out, System.err);
    }
}
