package io.ticketledger.events.ticket;

import io.ticketledger.events.ProjectId;
import io.ticketledger.events.TicketId;

/** The ticket belongs to a project from now on. */
public record TicketFiled(TicketId ticket, ProjectId project) implements TicketFact {}
