package io.ticketledger.server.incident;

import static io.ticketledger.server.incident.IncidentProblems.only;

import io.ticketledger.command.ticket.TicketCommand.AcknowledgeTicket;
import io.ticketledger.command.ticket.TicketCommand.ApproveResolution;
import io.ticketledger.command.ticket.TicketCommand.AssignTicket;
import io.ticketledger.command.ticket.TicketCommand.InOneGo;
import io.ticketledger.command.ticket.TicketCommand.OpenTicket;
import io.ticketledger.command.ticket.TicketCommand.RejectResolution;
import io.ticketledger.command.ticket.TicketCommand.ResolveTicket;
import io.ticketledger.command.ticket.TicketCommand.SetDueTimes;
import io.ticketledger.command.ticket.TicketCommand.StartWork;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.Role;
import io.ticketledger.events.TicketId;
import io.ticketledger.query.ticketlist.TicketRow;
import io.ticketledger.server.corridor.Query;
import io.ticketledger.server.corridor.Streams;
import io.ticketledger.server.corridor.Takes;
import io.ticketledger.server.desk.Ids;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.incident.IncidentTicketRequests.Assignment;
import io.ticketledger.server.incident.IncidentTicketRequests.DueTimes;
import io.ticketledger.server.incident.IncidentTicketRequests.NewTicket;
import io.ticketledger.server.incident.IncidentTicketRequests.Remark;
import io.ticketledger.server.incident.IncidentTicketResponses.Ticket;
import io.ticketledger.server.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tickets: lists, one by one, and the steps of their lives, each a gate, a judged request, a command, and the ticket as it then is. */
@RestController
@RequestMapping("/api/tickets")
class IncidentTicketsApi {

    private final IncidentTickets tickets;
    private final IncidentTicketLists lists;
    private final Numbers numbers;

    IncidentTicketsApi(IncidentTickets tickets, IncidentTicketLists lists, Numbers numbers) {
        this.tickets = tickets;
        this.lists = lists;
        this.numbers = numbers;
    }

    @GetMapping
    @Streams(Ticket.class)
    void list(@AuthenticationPrincipal Caller caller, @RequestParam(name = "page", required = false) @Nullable String page,
            @RequestParam(name = "page_size", required = false) @Nullable String pageSize, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        lists.write(caller, IncidentTicketFilters.read(Query.of(request)), page, pageSize, response);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Takes(NewTicket.class)
    Ticket create(@AuthenticationPrincipal Caller caller, @RequestBody(required = false) byte @Nullable [] body) {
        only(caller, "Only clients can create tickets", Role.REQUESTER);
        NewTicket asked = NewTicket.read(body);
        TicketId id = Ids.ticket();
        return tickets.change(id, caller, new OpenTicket(id, numbers.next(Numbers.Kind.TICKET), caller.id(), asked.title(), asked.description(),
                asked.priority(), null, null, asked.category(), null, null, asked.projectName(), null));
    }

    @GetMapping("/{number}")
    Ticket details(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
        return tickets.details(number, caller);
    }

    @PostMapping("/{number}/assign")
    @Takes(Assignment.class)
    Ticket assign(@AuthenticationPrincipal Caller caller, @PathVariable String number, @RequestBody(required = false) byte @Nullable [] body) {
        only(caller, "Only admins can assign tickets", Role.ADMIN, Role.COORDINATOR);
        Assignment asked = Assignment.read(body);
        TicketRow ticket = tickets.inSight(number, caller);
        List<AccountId> agents = tickets.activeSupport(asked.assignedTo());
        AssignTicket assign = new AssignTicket(ticket.id(), agents, asked.assignedTeam() == null ? ticket.team() : asked.assignedTeam());
        if (!asked.hasTimes()) return tickets.change(ticket.id(), caller, assign);
        return tickets.change(ticket.id(), caller,
                new InOneGo(ticket.id(), List.of(assign, new SetDueTimes(ticket.id(), null, asked.resolutionDueAt(), asked.estimatedResolutionTime()))));
    }

    @PostMapping("/{number}/set_sla")
    @Takes(DueTimes.class)
    Ticket setSla(@AuthenticationPrincipal Caller caller, @PathVariable String number, @RequestBody(required = false) byte @Nullable [] body) {
        only(caller, "Only admins can set SLA times", Role.ADMIN, Role.COORDINATOR);
        DueTimes asked = DueTimes.read(body);
        TicketRow ticket = tickets.inSight(number, caller);
        return tickets.change(ticket.id(), caller, new SetDueTimes(ticket.id(), asked.responseDueAt(), asked.resolutionDueAt(), null));
    }

    @PostMapping("/{number}/open_ticket")
    Ticket open(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
        only(caller, "Only admins can open tickets", Role.ADMIN, Role.COORDINATOR);
        TicketRow ticket = tickets.inSight(number, caller);
        return tickets.change(ticket.id(), caller, new AcknowledgeTicket(ticket.id(), null));
    }

    @PostMapping("/{number}/start_work")
    Ticket startWork(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
        only(caller, "Only developers and admins can start work", Role.AGENT, Role.COORDINATOR, Role.ADMIN);
        TicketRow ticket = tickets.inSight(number, caller);
        return tickets.change(ticket.id(), caller, new StartWork(ticket.id()));
    }

    @PostMapping("/{number}/finish_work")
    @Takes(Remark.class)
    Ticket finishWork(@AuthenticationPrincipal Caller caller, @PathVariable String number, @RequestBody(required = false) byte @Nullable [] body) {
        only(caller, "Only developers and admins can finish work", Role.AGENT, Role.COORDINATOR, Role.ADMIN);
        Remark said = Remark.optional(body, "");
        TicketRow ticket = tickets.inSight(number, caller);
        return tickets.step(ticket.id(), caller, new ResolveTicket(ticket.id(), said.comment(), null));
    }

    @PostMapping("/{number}/approve")
    @Takes(Remark.class)
    Ticket approve(@AuthenticationPrincipal Caller caller, @PathVariable String number, @RequestBody(required = false) byte @Nullable [] body) {
        only(caller, "Only clients can approve tickets", Role.REQUESTER);
        Remark said = Remark.optional(body, "");
        TicketRow ticket = tickets.inSight(number, caller);
        return tickets.change(ticket.id(), caller, new ApproveResolution(ticket.id(), said.comment()));
    }

    @PostMapping("/{number}/reject")
    @Takes(Remark.class)
    Ticket reject(@AuthenticationPrincipal Caller caller, @PathVariable String number, @RequestBody(required = false) byte @Nullable [] body) {
        only(caller, "Only clients can reject tickets", Role.REQUESTER);
        Remark said = Remark.optional(body, "Resolution rejected by client");
        TicketRow ticket = tickets.inSight(number, caller);
        return tickets.change(ticket.id(), caller, new RejectResolution(ticket.id(), said.comment()));
    }
}
