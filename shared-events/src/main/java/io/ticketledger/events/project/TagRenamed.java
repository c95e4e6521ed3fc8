package io.ticketledger.events.project;

import io.ticketledger.events.ProjectId;
import io.ticketledger.events.TagId;

/** A tag is called something else. */
public record TagRenamed(ProjectId project, TagId tag, String name) implements ProjectEvent {}
