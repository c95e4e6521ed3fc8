package io.ticketledger.query.companies;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.ProjectId;
import java.util.List;

/**
 * Who belongs to a company and where it takes part, as it is shown: without accounts and projects that were deleted since. Each in the order of numbers.
 *
 * @param admins who looks after the company
 * @param users who works there
 */
public record Belonging(List<AccountId> admins, List<AccountId> users, List<ProjectId> projects) {

    static final Belonging NOBODY = new Belonging(List.of(), List.of(), List.of());

    public Belonging {
        admins = List.copyOf(admins);
        users = List.copyOf(users);
        projects = List.copyOf(projects);
    }
}
