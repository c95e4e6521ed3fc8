package io.ticketledger.events.project;

import io.ticketledger.events.ProjectId;

/** A project has another key; the old one may be taken. */
public record ProjectKeyChanged(ProjectId project, String from, String to) implements ProjectEvent {}
