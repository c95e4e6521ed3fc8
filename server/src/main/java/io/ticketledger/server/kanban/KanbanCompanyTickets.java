package io.ticketledger.server.kanban;

import io.ticketledger.query.companies.Clientele;
import io.ticketledger.query.companies.Companies;
import io.ticketledger.query.companies.CompanyRow;
import io.ticketledger.query.ticketlist.FindTickets;
import io.ticketledger.query.ticketlist.TicketList;
import io.ticketledger.server.corridor.PageRequest;
import io.ticketledger.server.corridor.PageResponse;
import io.ticketledger.server.kanban.KanbanTicketResponses.Ticket;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;

/** A company's tickets, as far as they exist for the caller: a bare list, however long, or pages of it. */
@Component
class KanbanCompanyTickets {

    /** Tickets of a bare list that are in memory at a time. */
    private static final int CHUNK = 200;

    private final Companies companies;
    private final KanbanSight sight;
    private final KanbanTickets tickets;
    private final TicketList list;

    KanbanCompanyTickets(Companies companies, KanbanSight sight, KanbanTickets tickets, TicketList list) {
        this.companies = companies;
        this.sight = sight;
        this.tickets = tickets;
        this.list = list;
    }

    void list(CompanyRow company, KanbanCaller who, Optional<PageRequest> asked, HttpServletResponse response) throws IOException {
        // A company without users or without projects has no tickets, and a question without either would be one for all tickets.
        Optional<FindTickets> wanted = companies.clienteleOf(company.id()).filter(of -> !of.users().isEmpty() && !of.projects().isEmpty()).map(of -> wanted(of, who));
        if (asked.isPresent()) {
            PageRequest page = asked.get();
            long total = wanted.map(list::count).orElse(0L);
            page.mustBeWithin(total);
            List<Ticket> results = wanted.map(found -> tickets.show(list.page(found, page.size(), page.offset()), who)).orElse(List.of());
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            KanbanRoom.JSON.writeValue(response.getOutputStream(), PageResponse.of(page, total, results));
            return;
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        try (JsonGenerator out = KanbanRoom.JSON.createGenerator(response.getOutputStream())) {
            out.writeStartArray();
            wanted.ifPresent(found -> list.stream(found, CHUNK, chunk -> tickets.show(chunk, who).forEach(out::writePOJO)));
            out.writeEndArray();
        }
    }

    private FindTickets wanted(Clientele of, KanbanCaller who) {
        return FindTickets.in(sight.scope(who)).archived(false).projects(of.projects()).requesters(of.users());
    }
}
