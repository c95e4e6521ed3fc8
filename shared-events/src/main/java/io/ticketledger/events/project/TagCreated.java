package io.ticketledger.events.project;

import io.ticketledger.events.ProjectId;
import io.ticketledger.events.TagId;

/** Tickets of the project can bear this tag. No two tags of a project have one name, whatever its case. */
public record TagCreated(ProjectId project, TagId tag, long number, String name, String description, String color) implements ProjectEvent {}
