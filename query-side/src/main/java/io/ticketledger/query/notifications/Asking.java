package io.ticketledger.query.notifications;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.TicketId;

/** The requester has been told, by the notification of this event, that the work on his ticket is finished, and has not been asked for approval because of it. */
public record Asking(AccountId requester, long position, TicketId ticket) {}
