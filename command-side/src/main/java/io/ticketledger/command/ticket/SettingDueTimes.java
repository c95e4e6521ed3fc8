package io.ticketledger.command.ticket;

import static io.ticketledger.command.ticket.TicketRules.onlyThoseWhoAnswerForPromisesSetThem;
import static io.ticketledger.command.ticket.TicketRules.onlyWhileItIsOpen;

import io.ticketledger.command.Context;
import io.ticketledger.command.Rejection;
import io.ticketledger.command.ticket.TicketCommand.SetDueTimes;
import io.ticketledger.events.ticket.ResolutionDueSet;
import io.ticketledger.events.ticket.ResolutionEstimated;
import io.ticketledger.events.ticket.ResponseDueSet;
import io.ticketledger.events.ticket.TicketEvent;
import java.util.ArrayList;
import java.util.List;

/** When the desk promises an answer and a resolution, and when it expects the latter. A time in the past is allowed: it says the promise is broken. */
final class SettingDueTimes {

    private SettingDueTimes() {}

    static List<TicketEvent> set(TicketState ticket, SetDueTimes c, Context context) {
        onlyThoseWhoAnswerForPromisesSetThem(ticket, context.actor());
        onlyWhileItIsOpen(ticket);
        if (c.response() == null && c.resolution() == null && c.estimate() == null) throw Rejection.invalid("a-time-is-given", "At least one time must be given.");
        List<TicketEvent> events = new ArrayList<>(3);
        if (c.response() != null && !c.response().equals(ticket.clocks().response().due())) events.add(new ResponseDueSet(c.ticket(), c.response()));
        if (c.resolution() != null && !c.resolution().equals(ticket.clocks().resolutionDue())) events.add(new ResolutionDueSet(c.ticket(), c.resolution()));
        if (c.estimate() != null && !c.estimate().equals(ticket.estimate())) events.add(new ResolutionEstimated(c.ticket(), c.estimate()));
        return events;
    }
}
