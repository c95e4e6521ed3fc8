package io.ticketledger.events.project;

import io.ticketledger.events.ProjectId;
import io.ticketledger.events.TagId;

/** What a tag stands for is told in other words. */
public record TagDescribed(ProjectId project, TagId tag, String description) implements ProjectEvent {}
