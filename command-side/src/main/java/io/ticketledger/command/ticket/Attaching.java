package io.ticketledger.command.ticket;

import static io.ticketledger.command.ticket.TicketRules.onlyTheUploaderAndAdministratorsRemoveAttachments;
import static io.ticketledger.command.ticket.TicketRules.onlyTheUploaderAndAdministratorsRenameAttachments;
import static io.ticketledger.command.ticket.TicketRules.aFileNameIsGiven;
import static io.ticketledger.command.ticket.TicketRules.onlyThoseWhoWorkOnItAttach;
import static io.ticketledger.command.ticket.TicketRules.theAttachmentExists;

import io.ticketledger.command.Context;
import io.ticketledger.command.ticket.TicketCommand.AddAttachment;
import io.ticketledger.command.ticket.TicketCommand.RemoveAttachment;
import io.ticketledger.command.ticket.TicketCommand.RenameAttachment;
import io.ticketledger.events.ticket.AttachmentAdded;
import io.ticketledger.events.ticket.AttachmentRemoved;
import io.ticketledger.events.ticket.AttachmentRenamed;
import io.ticketledger.events.ticket.TicketEvent;
import java.util.List;

/** A file becomes part of a ticket, or no longer is. */
final class Attaching {

    private Attaching() {}

    static List<TicketEvent> add(TicketState ticket, AddAttachment c, Context context) {
        onlyThoseWhoWorkOnItAttach(ticket, context.actor());
        return List.of(new AttachmentAdded(c.ticket(), c.attachment(), c.number(), c.name(), c.mediaType(), c.size(), c.sha256()));
    }

    static List<TicketEvent> rename(TicketState ticket, RenameAttachment c, Context context) {
        theAttachmentExists(ticket, c.attachment());
        onlyTheUploaderAndAdministratorsRenameAttachments(ticket, c.uploader(), context.actor());
        aFileNameIsGiven(c.name());
        return List.of(new AttachmentRenamed(c.ticket(), c.attachment(), c.name()));
    }

    static List<TicketEvent> remove(TicketState ticket, RemoveAttachment c, Context context) {
        theAttachmentExists(ticket, c.attachment());
        onlyTheUploaderAndAdministratorsRemoveAttachments(ticket, c.uploader(), context.actor());
        return List.of(new AttachmentRemoved(c.ticket(), c.attachment()));
    }
}
