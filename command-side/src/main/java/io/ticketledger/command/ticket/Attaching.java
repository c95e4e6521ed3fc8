package io.ticketledger.command.ticket;

import static io.ticketledger.command.ticket.TicketRules.onlyThoseWhoWorkOnItAttach;

import io.ticketledger.command.Context;
import io.ticketledger.command.ticket.TicketCommand.AddAttachment;
import io.ticketledger.events.ticket.AttachmentAdded;
import io.ticketledger.events.ticket.TicketEvent;
import java.util.List;

/** A file becomes part of a ticket. */
final class Attaching {

    private Attaching() {}

    static List<TicketEvent> add(TicketState ticket, AddAttachment c, Context context) {
        onlyThoseWhoWorkOnItAttach(ticket, context.actor());
        return List.of(new AttachmentAdded(c.ticket(), c.attachment(), c.number(), c.name(), c.mediaType(), c.size(), c.sha256()));
    }
}
