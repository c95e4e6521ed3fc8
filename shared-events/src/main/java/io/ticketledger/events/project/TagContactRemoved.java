package io.ticketledger.events.project;

import io.ticketledger.events.ContactId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.TagId;

/** Somebody is not to be asked about a tag any more. */
public record TagContactRemoved(ProjectId project, TagId tag, ContactId contact) implements ProjectEvent {}
