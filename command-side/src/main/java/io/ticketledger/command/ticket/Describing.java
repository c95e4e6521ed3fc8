package io.ticketledger.command.ticket;

import static io.ticketledger.command.ticket.TicketRules.aTitleIsGiven;
import static io.ticketledger.command.ticket.TicketRules.onlyThoseWhoMayEditIt;

import io.ticketledger.command.Context;
import io.ticketledger.command.ticket.TicketCommand.ChangeDescription;
import io.ticketledger.command.ticket.TicketCommand.ChangeTitle;
import io.ticketledger.command.ticket.TicketCommand.ChangeType;
import io.ticketledger.command.ticket.TicketCommand.TagTicket;
import io.ticketledger.events.TagId;
import io.ticketledger.events.ticket.DescriptionChanged;
import io.ticketledger.events.ticket.TicketEvent;
import io.ticketledger.events.ticket.TicketTagged;
import io.ticketledger.events.ticket.TitleChanged;
import io.ticketledger.events.ticket.TypeChanged;
import java.util.List;

/** What a ticket says of itself. */
final class Describing {

    private Describing() {}

    static List<TicketEvent> type(TicketState ticket, ChangeType c, Context context) {
        onlyThoseWhoMayEditIt(ticket, context.actor());
        return c.type() == ticket.card().type() ? List.of() : List.of(new TypeChanged(c.ticket(), c.type()));
    }

    static List<TicketEvent> title(TicketState ticket, ChangeTitle c, Context context) {
        onlyThoseWhoMayEditIt(ticket, context.actor());
        aTitleIsGiven(c.title());
        return c.title().equals(ticket.card().title()) ? List.of() : List.of(new TitleChanged(c.ticket(), c.title()));
    }

    static List<TicketEvent> description(TicketState ticket, ChangeDescription c, Context context) {
        onlyThoseWhoMayEditIt(ticket, context.actor());
        boolean same = Fingerprint.of(c.description()).equals(ticket.card().description());
        return same ? List.of() : List.of(new DescriptionChanged(c.ticket(), c.description()));
    }

    /** A tag named twice is borne once. */
    static List<TicketEvent> tag(TicketState ticket, TagTicket c, Context context) {
        onlyThoseWhoMayEditIt(ticket, context.actor());
        List<TagId> tags = c.tags().stream().distinct().toList();
        return tags.equals(ticket.card().tags()) ? List.of() : List.of(new TicketTagged(c.ticket(), tags));
    }
}
