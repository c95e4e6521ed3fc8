package io.ticketledger.command.ticket;

import static io.ticketledger.command.ticket.TicketRules.onlyThoseWhoMayWeighIt;
import static io.ticketledger.command.ticket.TicketRules.onlyWhileItIsOpenOrOnABoard;

import io.ticketledger.command.Context;
import io.ticketledger.command.DeskPolicy;
import io.ticketledger.command.ticket.TicketCommand.ChangePriority;
import io.ticketledger.command.ticket.TicketState.Grade;
import io.ticketledger.events.Level;
import io.ticketledger.events.Priority;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.ticket.TicketEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ticket is weighed anew. */
final class Prioritising {

    private Prioritising() {}

    static List<TicketEvent> change(TicketState ticket, ChangePriority c, Context context) {
        onlyThoseWhoMayWeighIt(ticket, context.actor());
        onlyWhileItIsOpenOrOnABoard(ticket);
        Grade grade = grade(ticket.grade(), c, !ticket.card().project().equals(ProjectId.DESK));
        if (grade.equals(ticket.grade())) return List.of();
        return Promising.weighed(ticket, grade, context);
    }

    private static Grade grade(Grade before, ChangePriority c, boolean onABoard) {
        Level impact = or(c.impact(), before.impact());
        Level urgency = or(c.urgency(), before.urgency());
        boolean weighed = c.impact() != null || c.urgency() != null;
        Priority priority = before.priority();
        if (c.priority() != null) priority = c.priority();
        else if (weighed && !onABoard && impact != null && urgency != null) priority = DeskPolicy.priorityOf(impact, urgency);
        return new Grade(priority, impact, urgency);
    }

    private static @Nullable Level or(@Nullable Level given, @Nullable Level before) {
        return given == null ? before : given;
    }
}
