package io.ticketledger.query;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.ProjectId;
import java.util.Set;

/** How far somebody sees who looks for what belongs to projects: companies and contacts. Outside of it they are not forbidden but not there. */
public sealed interface Sight {

    record Everything() implements Sight {}

    /** @param projects those that exist for him */
    record Of(AccountId account, Set<ProjectId> projects) implements Sight {

        public Of {
            projects = Set.copyOf(projects);
        }
    }

    static Sight everything() {
        return new Everything();
    }

    static Sight of(AccountId account, Set<ProjectId> projects) {
        return new Of(account, projects);
    }
}
