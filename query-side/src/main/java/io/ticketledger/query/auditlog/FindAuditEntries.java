package io.ticketledger.query.auditlog;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.TicketId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries; what is null does not filter. {@code account} is whom it is about, {@code actor} who did it. {@code from} is included, {@code to} is
 * not, and both mean when it happened. {@code beforePosition} is the cursor of the slice before.
 */
public record FindAuditEntries(
        @Nullable TicketId ticket,
        @Nullable Long ticketNumber,
        @Nullable AccountId account,
        @Nullable ProjectId project,
        @Nullable AccountId actor,
        @Nullable String action,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Long beforePosition,
        int limit) {

    public static FindAuditEntries newest(int limit) {
        return new FindAuditEntries(null, null, null, null, null, null, null, null, null, limit);
    }

    public FindAuditEntries ofTicket(TicketId ticket) {
        return new FindAuditEntries(ticket, ticketNumber, account, project, actor, action, from, to, beforePosition, limit);
    }

    public FindAuditEntries ofTicket(long number) {
        return new FindAuditEntries(ticket, number, account, project, actor, action, from, to, beforePosition, limit);
    }

    public FindAuditEntries ofAccount(AccountId account) {
        return new FindAuditEntries(ticket, ticketNumber, account, project, actor, action, from, to, beforePosition, limit);
    }

    /** Of the tickets of a project, deleted ones too; what came before a ticket was filed there is not of the project, unless both came at once. */
    public FindAuditEntries inProject(ProjectId project) {
        return new FindAuditEntries(ticket, ticketNumber, account, project, actor, action, from, to, beforePosition, limit);
    }

    public FindAuditEntries by(AccountId actor) {
        return new FindAuditEntries(ticket, ticketNumber, account, project, actor, action, from, to, beforePosition, limit);
    }

    public FindAuditEntries action(String action) {
        return new FindAuditEntries(ticket, ticketNumber, account, project, actor, action, from, to, beforePosition, limit);
    }

    public FindAuditEntries between(@Nullable Instant from, @Nullable Instant to) {
        return new FindAuditEntries(ticket, ticketNumber, account, project, actor, action, from, to, beforePosition, limit);
    }

    public FindAuditEntries before(@Nullable Long position) {
        return new FindAuditEntries(ticket, ticketNumber, account, project, actor, action, from, to, position, limit);
    }
}
