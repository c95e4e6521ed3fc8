package io.ticketledger.command.ticket;

import static io.ticketledger.command.ticket.TicketRules.aCommentIsGiven;
import static io.ticketledger.command.ticket.TicketRules.onlyStaffWritesInternally;
import static io.ticketledger.command.ticket.TicketRules.onlyThoseInvolvedTakePart;
import static io.ticketledger.command.ticket.TicketRules.speaksForTheDesk;

import io.ticketledger.command.Actor;
import io.ticketledger.command.Context;
import io.ticketledger.command.ticket.TicketCommand.AddComment;
import io.ticketledger.events.Visibility;
import io.ticketledger.events.ticket.CommentAdded;
import io.ticketledger.events.ticket.TicketEvent;
import java.util.List;

/** Somebody says something about a ticket, at any time of its life and after it. */
final class Commenting {

    private Commenting() {}

    static List<TicketEvent> add(TicketState ticket, AddComment c, Context context) {
        Actor actor = context.actor();
        onlyThoseInvolvedTakePart(ticket, actor);
        if (c.visibility() == Visibility.INTERNAL) onlyStaffWritesInternally(actor);
        aCommentIsGiven(c.text());
        CommentAdded said = new CommentAdded(c.ticket(), c.comment(), c.number(), c.text(), c.visibility());
        return answersTheRequester(ticket, c, actor) ? Responding.andRespond(ticket, said) : List.of(said);
    }

    /** Who speaks for the desk where the requester can read it has answered him, unless it is his own ticket. */
    private static boolean answersTheRequester(TicketState ticket, AddComment c, Actor actor) {
        return c.visibility() == Visibility.PUBLIC && speaksForTheDesk(ticket, actor);
    }
}
