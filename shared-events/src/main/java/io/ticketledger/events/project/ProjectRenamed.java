package io.ticketledger.events.project;

import io.ticketledger.events.ProjectId;

/** A project is called something else. */
public record ProjectRenamed(ProjectId project, String name) implements ProjectEvent {}
