package io.ticketledger.events.project;

import io.ticketledger.events.ContactId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.TagId;

/** Somebody can be asked about what this tag stands for; what for is said by the role. */
public record TagContactAdded(ProjectId project, TagId tag, ContactId contact, long number, String role) implements ProjectEvent {}
