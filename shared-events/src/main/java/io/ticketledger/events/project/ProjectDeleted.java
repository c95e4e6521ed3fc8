package io.ticketledger.events.project;

import io.ticketledger.events.ProjectId;

/** A project is over: nobody finds it or its tickets on a board any more. */
public record ProjectDeleted(ProjectId project, String key) implements ProjectEvent {}
