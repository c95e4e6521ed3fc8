package io.ticketledger.server.export;

import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.eventstore.tree.AuditTree;
import io.ticketledger.query.ticketlist.TicketList;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Exports over HTTP and as a command of the jar. */
@Configuration(proxyBeanMethods = false)
class ExportWiring {

    @Bean
    Exports exports(PostgresEventStorageEngine log, TicketList tickets, AuditTree tree) {
        return new Exports(log, tickets, new TreeProofs(tree));
    }

    @Bean
    ExportSlots exportSlots() {
        return new ExportSlots();
    }

    /** Standard output itself, and not what System.out is: who prints there must not print into the file, and a pipe that is closed is an error. */
    @Bean
    ExportCommand exportCommand(Exports exports) {
        return new ExportCommand(exports, new FileOutputStream(FileDescriptor.out), System.err);
    }
}
