package io.ticketledger.command.ticket;

import io.ticketledger.command.Actor;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.ProjectRole;
import org.jspecify.annotations.Nullable;

/**
 * Who has a say over a ticket, whatever is to be done to it. The rules decide by it; whoever has to answer a request that changes nothing asks it himself.
 *
 * @param requester who asked for the ticket
 */
public record Say(ProjectId project, AccountId requester) {

    static Say over(TicketState ticket) {
        return new Say(ticket.card().project(), ticket.requester());
    }

    /** A superadmin edits all, who works in the project what he asked for himself. */
    public boolean edits(Actor actor) {
        return actor.isIn(project, ProjectRole.SUPERADMIN) || actor.is(requester) && actor.isIn(project, ProjectRole.ADMIN, ProjectRole.USER);
    }

    /** Gives it to people and moves its card, even if he may not edit it. */
    public boolean arranges(Actor actor) {
        return actor.isIn(project, ProjectRole.SUPERADMIN, ProjectRole.ADMIN);
    }

    /** Of comments and files. @param author null for what nobody with an account made */
    public boolean changesWhatIsFrom(@Nullable AccountId author, Actor actor) {
        return author != null && actor.is(author) || actor.isIn(project, ProjectRole.SUPERADMIN);
    }
}
