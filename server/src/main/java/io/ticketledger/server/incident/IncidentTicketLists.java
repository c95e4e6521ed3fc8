package io.ticketledger.server.incident;

import io.ticketledger.query.directory.Directory;
import io.ticketledger.query.ticketlist.FindTickets;
import io.ticketledger.query.ticketlist.TicketList;
import io.ticketledger.server.corridor.PageRequest;
import io.ticketledger.server.corridor.PageResponse;
import io.ticketledger.server.incident.IncidentTicketResponses.Ticket;
import io.ticketledger.server.security.Caller;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;

/** Lists of tickets: a page where one is asked for, and otherwise all there are. */
@Component
class IncidentTicketLists {

    /** Tickets of a bare list that are in memory at a time. */
    private static final int CHUNK = 500;

    private final IncidentTickets tickets;
    private final TicketList list;
    private final Directory directory;

    IncidentTicketLists(IncidentTickets tickets, TicketList list, Directory directory) {
        this.tickets = tickets;
        this.list = list;
        this.directory = directory;
    }

    void write(Caller caller, IncidentTicketFilters filter, @Nullable String page, @Nullable String pageSize, HttpServletResponse response) throws IOException {
        Optional<FindTickets> wanted = wanted(caller, filter);
        Optional<PageRequest> asked = PageRequest.of(page, pageSize);
        if (asked.isPresent()) {
            PageRequest one = asked.get();
            long total = wanted.map(list::count).orElse(0L);
            one.mustBeWithin(total);
            List<Ticket> results = wanted.map(w -> tickets.show(list.page(w, one.size(), one.offset()), caller)).orElse(List.of());
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            IncidentRoom.JSON.writeValue(response.getOutputStream(), PageResponse.of(one, total, results));
            return;
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        try (JsonGenerator out = IncidentRoom.JSON.createGenerator(response.getOutputStream())) {
            out.writeStartArray();
            wanted.ifPresent(w -> list.stream(w, CHUNK, chunk -> tickets.show(chunk, caller).forEach(out::writePOJO)));
            out.writeEndArray();
        }
    }

    /** Empty if the filter names somebody who does not exist, so that nothing can be assigned to him. */
    private Optional<FindTickets> wanted(Caller caller, IncidentTicketFilters filter) {
        FindTickets wanted = FindTickets.in(IncidentSight.scope(caller)).statuses(filter.statuses()).priorities(filter.priorities()).categories(IncidentVocabulary.shownAs(filter.categories(), list::categories))
                .search(filter.search()).order(filter.order());
        if (filter.assignedTo() == null) return Optional.of(wanted);
        return directory.byNumber(filter.assignedTo()).map(agent -> wanted.assignedTo(agent.id()));
    }
}
