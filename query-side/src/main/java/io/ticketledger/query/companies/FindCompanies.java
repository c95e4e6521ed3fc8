package io.ticketledger.query.companies;

import io.ticketledger.events.ProjectId;
import io.ticketledger.query.Sight;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which companies, by name. @param projects those that take part in one of them; none does not filter @param search anywhere in name and description */
public record FindCompanies(Sight sight, Set<ProjectId> projects, @Nullable String search, int limit, long offset) {

    public FindCompanies {
        projects = Set.copyOf(projects);
    }
}
