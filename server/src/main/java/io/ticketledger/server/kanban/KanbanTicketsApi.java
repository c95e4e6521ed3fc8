package io.ticketledger.server.kanban;

import io.ticketledger.command.ticket.TicketCommand.ArchiveTicket;
import io.ticketledger.command.ticket.TicketCommand.DeleteTicket;
import io.ticketledger.command.ticket.TicketCommand.RestoreTicket;
import io.ticketledger.command.ticket.TicketCommand.ToggleFollowing;
import io.ticketledger.query.ticketlist.TicketRow;
import io.ticketledger.server.corridor.PageRequest;
import io.ticketledger.server.corridor.PageResponse;
import io.ticketledger.server.corridor.Query;
import io.ticketledger.server.corridor.Takes;
import io.ticketledger.server.kanban.KanbanOrderRequests.TicketsOrder;
import io.ticketledger.server.kanban.KanbanTicketRequests.TicketFields;
import io.ticketledger.server.kanban.KanbanTicketResponses.Following;
import io.ticketledger.server.kanban.KanbanTicketResponses.Happened;
import io.ticketledger.server.kanban.KanbanTicketResponses.Reordered;
import io.ticketledger.server.kanban.KanbanTicketResponses.Ticket;
import io.ticketledger.server.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tickets: lists, one by one, the archive, and the order of cards. */
@RestController
@RequestMapping("/kanban/api/tickets/tickets")
class KanbanTicketsApi {

    private static final int USUAL_HISTORY = 100;
    private static final int LONGEST_HISTORY = 1_000;

    private final KanbanMembers members;
    private final KanbanTickets tickets;
    private final KanbanTicketLists lists;
    private final KanbanTicketWork work;
    private final KanbanActivity activity;

    KanbanTicketsApi(KanbanMembers members, KanbanTickets tickets, KanbanTicketLists lists, KanbanTicketWork work, KanbanActivity activity) {
        this.members = members;
        this.tickets = tickets;
        this.lists = lists;
        this.work = work;
        this.activity = activity;
    }

    @GetMapping
    PageResponse<Ticket> list(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        return page(caller, request, false);
    }

    @GetMapping("/archived")
    PageResponse<Ticket> archived(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        return page(caller, request, true);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Takes(TicketFields.class)
    Ticket create(@AuthenticationPrincipal Caller caller, @RequestBody(required = false) byte @Nullable [] body) {
        return work.open(members.of(caller), body);
    }

    @PostMapping("/reorder_tickets")
    @Takes(TicketsOrder.class)
    Reordered reorder(@AuthenticationPrincipal Caller caller, @RequestBody(required = false) byte @Nullable [] body) {
        work.reorder(members.of(caller), body);
        return new Reordered("tickets reordered");
    }

    @GetMapping("/{number}")
    Ticket details(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
        KanbanCaller who = members.of(caller);
        return tickets.show(tickets.inSight(number, who), who);
    }

    @PatchMapping("/{number}")
    @Takes(TicketFields.class)
    Ticket change(@AuthenticationPrincipal Caller caller, @PathVariable String number, @RequestBody(required = false) byte @Nullable [] body) {
        KanbanCaller who = members.of(caller);
        return work.change(who, tickets.inSight(number, who), body);
    }

    @DeleteMapping("/{number}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
        KanbanCaller who = members.of(caller);
        TicketRow ticket = tickets.inSight(number, who);
        members.ask(who, new DeleteTicket(ticket.id()), ticket.board().project());
    }

    @PostMapping("/{number}/toggle_follow")
    Following toggleFollow(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
        KanbanCaller who = members.of(caller);
        TicketRow ticket = tickets.inSight(number, who);
        return new Following(tickets.change(who, ticket.id(), ticket.board().project(), new ToggleFollowing(ticket.id())).following());
    }

    @PostMapping("/{number}/archive")
    Ticket archive(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
        KanbanCaller who = members.of(caller);
        TicketRow ticket = tickets.inSight(number, who);
        return tickets.change(who, ticket.id(), ticket.board().project(), new ArchiveTicket(ticket.id()));
    }

    @PostMapping("/{number}/restore")
    Ticket restore(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
        KanbanCaller who = members.of(caller);
        TicketRow ticket = tickets.inSight(number, who);
        return tickets.change(who, ticket.id(), ticket.board().project(), new RestoreTicket(ticket.id()));
    }

    /** Newest first. */
    @GetMapping("/{number}/history")
    List<Happened> history(@AuthenticationPrincipal Caller caller, @PathVariable String number, HttpServletRequest request) {
        KanbanCaller who = members.of(caller);
        TicketRow ticket = tickets.inSight(number, who);
        Query query = Query.of(request);
        int limit = query.limit(USUAL_HISTORY, LONGEST_HISTORY);
        Long before = query.number("before");
        query.verdict();
        return activity.history(who, ticket, limit, before);
    }

    private PageResponse<Ticket> page(Caller caller, HttpServletRequest request, boolean archived) {
        Query query = Query.of(request);
        PageRequest page = PageRequest.orFirst(query);
        return lists.page(members.of(caller), KanbanTicketFilters.read(query), request.getHeader(KanbanMembers.PROJECT_HEADER), archived, page);
    }
}
