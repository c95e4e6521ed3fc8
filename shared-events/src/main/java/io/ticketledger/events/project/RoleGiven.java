package io.ticketledger.events.project;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.ProjectRole;

/** From now on an account has this role here, and no other. The number is that of the membership. */
public record RoleGiven(ProjectId project, AccountId account, ProjectRole role, long number) implements ProjectEvent {}
