package io.ticketledger.events.project;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.CompanyId;
import io.ticketledger.events.CompanyRole;
import io.ticketledger.events.ProjectId;

/** A person is no longer in the project on this company's side; what becomes of the role is told by {@link RoleGiven} or {@link RoleTaken}. */
public record CompanyVouchWithdrawn(ProjectId project, CompanyId company, AccountId account, CompanyRole as) implements ProjectEvent {}
