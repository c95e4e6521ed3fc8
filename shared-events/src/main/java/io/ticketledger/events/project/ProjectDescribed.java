package io.ticketledger.events.project;

import io.ticketledger.events.ProjectId;

/** What a project is about is told in other words. */
public record ProjectDescribed(ProjectId project, String description) implements ProjectEvent {}
