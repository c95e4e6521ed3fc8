package io.ticketledger.events.project;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.CompanyId;
import io.ticketledger.events.CompanyRole;
import io.ticketledger.events.ProjectId;

/** A company that takes part in the project has this person on its side; the role that follows is told by {@link RoleGiven}. */
public record CompanyVouched(ProjectId project, CompanyId company, AccountId account, CompanyRole as) implements ProjectEvent {}
