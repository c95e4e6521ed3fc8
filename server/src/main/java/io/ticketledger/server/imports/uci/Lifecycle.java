package io.ticketledger.server.imports.uci;

import io.ticketledger.command.ticket.TicketCommand.AcknowledgeTicket;
import io.ticketledger.command.ticket.TicketCommand.ApproveResolution;
import io.ticketledger.command.ticket.TicketCommand.PutOnHold;
import io.ticketledger.command.ticket.TicketCommand.RejectResolution;
import io.ticketledger.command.ticket.TicketCommand.ReopenTicket;
import io.ticketledger.command.ticket.TicketCommand.ResolveTicket;
import io.ticketledger.command.ticket.TicketCommand.StartWork;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.server.imports.Person;
import org.jspecify.annotations.Nullable;

/**
 * Where the ticket stands in our life cycle while its rows are retold, and the moves from there to where the next row has it. The other desk jumps where ours
 * walks; the steps in between are inserted and say so.
 */
final class Lifecycle {

    private final Retelling telling;
    private final TicketId ticket;
    private final Person requester;
    private TicketStatus status = TicketStatus.NEW;
    private @Nullable UciRow resolvedBy;
    private int resolution = -1;

    Lifecycle(Retelling telling, TicketId ticket, Person requester) {
        this.telling = telling;
        this.ticket = ticket;
        this.requester = requester;
    }

    TicketStatus status() {
        return status;
    }

    boolean isOver() {
        return status.isTerminal();
    }

    /** A code that is no state, and the way back to New: nothing of ours undoes that work has begun. */
    static boolean leadsNowhere(UciRow before, UciRow row) {
        return row.differsIn(UciColumn.INCIDENT_STATE, before) && (UciWords.state(row.state) == null || row.state.equals(UciWords.NEW));
    }

    void follow(@Nullable UciRow before, UciRow row) {
        TicketStatus to = UciWords.state(row.state);
        if (to == null || before != null && !row.differsIn(UciColumn.INCIDENT_STATE, before)) return;
        switch (to) {
            case IN_PROGRESS -> startWork(row, false);
            case ON_HOLD -> putOnHold(row);
            case RESOLVED -> resolve(row, false);
            case CLOSED -> close(row);
            default -> { } // New: where every ticket begins
        }
    }

    private void startWork(UciRow row, boolean inserted) {
        boolean inBetween = inserted;
        switch (status) {
            case NEW -> telling.add(new AcknowledgeTicket(ticket, null), true);
            case RESOLVED, AWAITING_APPROVAL -> {
                reject(row);
                return;
            }
            case CLOSED, REJECTED, WITHDRAWN -> {
                telling.add(new ReopenTicket(ticket, "The incident went from Closed to " + row.state + "."), false);
                inBetween = true;
            }
            case IN_PROGRESS -> {
                return;
            }
            case OPEN, ON_HOLD -> { }
        }
        telling.add(new StartWork(ticket), inBetween);
        status = TicketStatus.IN_PROGRESS;
    }

    private void reject(UciRow row) {
        telling.addByRequester(new RejectResolution(ticket, "The incident went from Resolved to " + row.state + "."));
        status = TicketStatus.IN_PROGRESS;
    }

    private void putOnHold(UciRow row) {
        if (status != TicketStatus.ON_HOLD) startWork(row, true);
        telling.add(new PutOnHold(ticket, row.state), false);
        status = TicketStatus.ON_HOLD;
    }

    private void resolve(UciRow row, boolean inserted) {
        if (status.awaitsVerdict()) return;
        startWork(row, true);
        resolution = telling.steps().size();
        resolvedBy = row;
        telling.add(new ResolveTicket(ticket, "Resolved.", null), inserted);
        status = TicketStatus.RESOLVED;
    }

    private void close(UciRow row) {
        if (isOver()) return;
        resolve(row, true);
        telling.addByRequester(new ApproveResolution(ticket, "Closed over there by " + row.updatedBy + "; no verdict of " + requester.name() + " is in the log."));
        status = TicketStatus.CLOSED;
    }

    /** The code and the name are final values: they belong to the last resolution, and an earlier one must not know them. */
    void nameTheResolutionThatStood() {
        if (resolvedBy == null) return;
        String code = resolvedBy.cell(UciColumn.CLOSED_CODE);
        String by = resolvedBy.cell(UciColumn.RESOLVED_BY);
        String comment = "Resolved" + (code == null ? "" : " with " + code) + (by == null ? "." : " (" + by + ").");
        telling.steps().set(resolution, telling.steps().get(resolution).saying(new ResolveTicket(ticket, comment, code)));
    }
}
