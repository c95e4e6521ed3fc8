package io.ticketledger.events.project;

import io.ticketledger.events.ProjectId;

/** A project begins. The key is short and no other project has it. */
public record ProjectCreated(ProjectId project, long number, String key, String name, String description) implements ProjectEvent {}
