package io.ticketledger.query.companies;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.CompanyRole;
import io.ticketledger.events.ProjectId;
import java.util.Set;

/**
 * Who belongs to a company and where it takes part, as the company itself has it: with accounts and projects that were deleted since. This is what a command that
 * changes it has to know; {@link Belonging} is what people are shown.
 */
public record Standing(Set<Member> members, Set<ProjectId> projects) {

    public record Member(AccountId account, CompanyRole as) {}

    public Standing {
        members = Set.copyOf(members);
        projects = Set.copyOf(projects);
    }
}
