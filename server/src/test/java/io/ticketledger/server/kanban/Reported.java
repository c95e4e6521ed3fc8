package io.ticketledger.server.kanban;

import io.ticketledger.command.Actor;
import io.ticketledger.command.ticket.TicketCommand;
import io.ticketledger.command.ticket.TicketCommand.FileTicket;
import io.ticketledger.command.ticket.TicketCommand.OpenInOneGo;
import io.ticketledger.command.ticket.TicketCommand.OpenTicket;
import io.ticketledger.events.Level;
import io.ticketledger.events.Priority;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.Role;
import io.ticketledger.events.TicketId;
import io.ticketledger.server.desk.Ids;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.desk.Occasion;
import io.ticketledger.server.kanban.AtTheBoard.Person;
import io.ticketledger.server.kanban.AtTheBoard.Team;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Tickets that somebody reported in a project, for tests that are about something else. */
record Reported(TicketId ticket, long number) {

    static Reported by(Person requester, Team team, AtTheBoard world, String title) {
        return by(requester, team, world, title, Priority.MEDIUM, Level.MEDIUM, _ -> List.of());
    }

    /** @param then what is done to it in the same go */
    static Reported by(Person requester, Team team, AtTheBoard world, String title, Priority priority, Level urgency, Function<TicketId, List<TicketCommand>> then) {
        TicketId id = Ids.ticket();
        long number = world.desk.part(Numbers.class).next(Numbers.Kind.TICKET);
        List<TicketCommand> steps = new ArrayList<>(List.of(new FileTicket(id, team.project())));
        steps.addAll(then.apply(id));
        world.ask(new OpenInOneGo(new OpenTicket(id, number, requester.account(), title, "", priority, Level.MEDIUM, urgency, "general", null, null, "", null), steps),
                Occasion.now(new Actor(requester.account(), requester.username(), Set.of(Role.REQUESTER)).in(Map.of(team.project(), ProjectRole.SUPERADMIN)), "kanban", null, null));
        return new Reported(id, number);
    }
}
