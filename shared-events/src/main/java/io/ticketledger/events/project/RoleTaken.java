package io.ticketledger.events.project;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.ProjectId;

/** An account is no member of the project any more. */
public record RoleTaken(ProjectId project, AccountId account) implements ProjectEvent {}
