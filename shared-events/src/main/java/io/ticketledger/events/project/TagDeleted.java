package io.ticketledger.events.project;

import io.ticketledger.events.ProjectId;
import io.ticketledger.events.TagId;

/** No ticket bears this tag any more. */
public record TagDeleted(ProjectId project, TagId tag) implements ProjectEvent {}
