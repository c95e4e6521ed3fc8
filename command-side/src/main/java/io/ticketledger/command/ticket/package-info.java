/**
 * Decides about tickets. {@link io.ticketledger.command.ticket.TicketCommand} is what can be asked, {@link io.ticketledger.command.ticket.TicketDecider}
 * sends each command to its capability file, {@link io.ticketledger.command.ticket.TicketRules} holds the sentences a command can be refused with.
 * {@link io.ticketledger.command.ticket.TimeKeeping} adds to every answer what it means for the promised times.
 */
@NullMarked
package io.ticketledger.command.ticket;

import org.jspecify.annotations.NullMarked;
