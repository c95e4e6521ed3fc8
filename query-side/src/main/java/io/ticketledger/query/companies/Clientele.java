package io.ticketledger.query.companies;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.CompanyId;
import io.ticketledger.events.ProjectId;
import java.util.Set;

/** A company's tickets are those that one of these people reported in one of these projects, also those of people whose accounts were deleted since. */
public record Clientele(CompanyId company, Set<AccountId> users, Set<ProjectId> projects) {

    public Clientele {
        users = Set.copyOf(users);
        projects = Set.copyOf(projects);
    }
}
