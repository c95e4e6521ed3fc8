package io.ticketledger.command.ticket;

import static io.ticketledger.command.ticket.TicketRules.aCommentIsGiven;
import static io.ticketledger.command.ticket.TicketRules.onlyTheAuthorAndAdministratorsChangeComments;
import static io.ticketledger.command.ticket.TicketRules.theCommentExists;

import io.ticketledger.command.Context;
import io.ticketledger.command.ticket.TicketCommand.DeleteComment;
import io.ticketledger.command.ticket.TicketCommand.EditComment;
import io.ticketledger.events.ticket.CommentDeleted;
import io.ticketledger.events.ticket.CommentEdited;
import io.ticketledger.events.ticket.TicketEvent;
import java.util.List;

/** What was said is said otherwise or taken back. */
final class CommentEditing {

    private CommentEditing() {}

    static List<TicketEvent> edit(TicketState ticket, EditComment c, Context context) {
        theCommentExists(ticket, c.comment());
        onlyTheAuthorAndAdministratorsChangeComments(ticket, c.author(), context.actor());
        aCommentIsGiven(c.text());
        return List.of(new CommentEdited(c.ticket(), c.comment(), c.text()));
    }

    static List<TicketEvent> delete(TicketState ticket, DeleteComment c, Context context) {
        theCommentExists(ticket, c.comment());
        onlyTheAuthorAndAdministratorsChangeComments(ticket, c.author(), context.actor());
        return List.of(new CommentDeleted(c.ticket(), c.comment()));
    }
}
