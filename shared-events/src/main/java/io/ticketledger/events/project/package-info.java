/** What can happen to a project. {@link io.ticketledger.events.project.ProjectEvent} is the table of contents. Only facts: no decisions, no views. */
@NullMarked
package io.ticketledger.events.project;

import org.jspecify.annotations.NullMarked;
