package io.ticketledger.command.ticket;

import static io.ticketledger.command.ticket.TicketRules.anArchivedCardDoesNotMove;
import static io.ticketledger.command.ticket.TicketRules.onlyThoseWhoMayEditItAndAdministratorsMoveIt;

import io.ticketledger.command.Actor;
import io.ticketledger.command.Context;
import io.ticketledger.command.ticket.Card.Place;
import io.ticketledger.command.ticket.TicketCommand.MoveCard;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.Stage;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.ticket.CardMoved;
import io.ticketledger.events.ticket.TicketEvent;
import java.util.ArrayList;
import java.util.List;

/** A card is put into a column. The column's stage is where the life cycle then is: by the moves that have names, as far as there are such. */
final class MovingCards {

    private MovingCards() {}

    private static final String REASON = "Moved on the board";

    static List<TicketEvent> move(TicketState ticket, MoveCard c, Context context) {
        onlyThoseWhoMayEditItAndAdministratorsMoveIt(ticket, c.stage(), context.actor());
        anArchivedCardDoesNotMove(ticket);
        Place place = new Place(c.column(), c.rank());
        List<TicketEvent> events = new ArrayList<>(lifeCycle(ticket, c.stage(), context));
        if (!events.isEmpty() || !place.equals(ticket.card().place())) events.add(new CardMoved(c.ticket(), c.column(), c.rank()));
        return events;
    }

    private static List<TicketEvent> lifeCycle(TicketState ticket, Stage stage, Context context) {
        List<TicketEvent> events = new ArrayList<>();
        TicketState state = ticket;
        while (Stage.of(state.status()) != stage) {
            for (TicketEvent event : step(state, stage, context.actor())) {
                events.add(event);
                state = TicketDecider.evolve(state, event, context.at());
            }
        }
        return events;
    }

    /** Out of what is new or over leads one way only, so that is gone first. */
    private static List<TicketEvent> step(TicketState ticket, Stage stage, Actor actor) {
        boolean beginning = ticket.status() == TicketStatus.NEW || ticket.status().isTerminal();
        TicketEvent move = Correcting.move(ticket, beginning ? TicketStatus.OPEN : destination(stage), REASON);
        return Correcting.answersTheRequester(move) && answersForTheDesk(ticket, actor) ? Responding.andRespond(ticket, move) : List.of(move);
    }

    private static TicketStatus destination(Stage stage) {
        return switch (stage) {
            case NEW -> TicketStatus.OPEN;
            case IN_PROGRESS -> TicketStatus.IN_PROGRESS;
            case REVIEW -> TicketStatus.RESOLVED;
            case DONE -> TicketStatus.CLOSED;
        };
    }

    /** Nobody answers himself, unless he has the project in his hands. */
    private static boolean answersForTheDesk(TicketState ticket, Actor actor) {
        return !actor.is(ticket.requester()) || actor.isIn(ticket.card().project(), ProjectRole.SUPERADMIN, ProjectRole.ADMIN);
    }
}
