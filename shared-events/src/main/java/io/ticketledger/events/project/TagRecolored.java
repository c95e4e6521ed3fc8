package io.ticketledger.events.project;

import io.ticketledger.events.ProjectId;
import io.ticketledger.events.TagId;

/** A tag has another color, as {@code #rrggbb}. */
public record TagRecolored(ProjectId project, TagId tag, String color) implements ProjectEvent {}
