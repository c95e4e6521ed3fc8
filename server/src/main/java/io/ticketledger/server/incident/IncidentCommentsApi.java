package io.ticketledger.server.incident;

import io.ticketledger.command.ticket.TicketCommand.AddComment;
import io.ticketledger.events.Visibility;
import io.ticketledger.query.ticketlist.TicketRow;
import io.ticketledger.server.corridor.RoomDesk;
import io.ticketledger.server.corridor.Takes;
import io.ticketledger.server.desk.Ids;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.incident.IncidentTicketRequests.Remark;
import io.ticketledger.server.incident.IncidentTicketResponses.Message;
import io.ticketledger.server.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is said about a ticket stands in its history. */
@RestController
@RequestMapping("/api/tickets")
class IncidentCommentsApi {

    private final IncidentTickets tickets;
    private final RoomDesk desk;
    private final Numbers numbers;

    IncidentCommentsApi(IncidentTickets tickets, RoomDesk incidentDesk, Numbers numbers) {
        this.tickets = tickets;
        this.desk = incidentDesk;
        this.numbers = numbers;
    }

    @PostMapping("/{number}/add_comment")
    @Takes(Remark.class)
    Message addComment(@AuthenticationPrincipal Caller caller, @PathVariable String number, @RequestBody(required = false) byte @Nullable [] body) {
        Remark said = Remark.required(body);
        TicketRow ticket = tickets.inSight(number, caller);
        desk.ask(caller, new AddComment(ticket.id(), Ids.comment(), numbers.next(Numbers.Kind.COMMENT), said.comment(), Visibility.PUBLIC));
        return new Message("Comment added successfully");
    }
}
