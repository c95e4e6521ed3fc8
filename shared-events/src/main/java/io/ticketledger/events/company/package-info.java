/** What can happen to a company. {@link io.ticketledger.events.company.CompanyEvent} is the table of contents. Only facts: no decisions, no views. */
@NullMarked
package io.ticketledger.events.company;

import org.jspecify.annotations.NullMarked;
