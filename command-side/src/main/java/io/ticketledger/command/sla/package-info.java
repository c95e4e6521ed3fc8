/** Working time: when the desk counts minutes and when it does not. Pure; knows no ticket. */
@NullMarked
package io.ticketledger.command.sla;

import org.jspecify.annotations.NullMarked;
