package io.ticketledger.command.company;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.CompanyId;
import io.ticketledger.events.CompanyRole;
import io.ticketledger.events.LogoId;
import io.ticketledger.events.ProjectId;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be asked of a company. Who belongs to a company is also vouched for in its projects, which are asked in the same go; a command that
 * goes along with such others says for which projects and members they were meant, and is refused as {@code the-company-is-as-it-was} if it has others by now.
 */
public sealed interface CompanyCommand {

    @TargetAggregateIdentifier
    CompanyId company();

    /** Somebody who belongs to the company, and how. One person may do so in both ways. */
    record Member(AccountId account, CompanyRole as) {}

    /** An empty address or number is none. */
    record CreateCompany(CompanyId company, long number, String name, String description, @Nullable String email, @Nullable String phone, Set<Member> members,
            Set<ProjectId> projects) implements CompanyCommand {

        public CreateCompany {
            members = Set.copyOf(members);
            projects = Set.copyOf(projects);
        }
    }

    /** What is null stays as it is; an empty address or number is taken away. */
    record ChangeCompany(CompanyId company, @Nullable String name, @Nullable String description, @Nullable String email, @Nullable String phone)
            implements CompanyCommand {}

    /** The bytes are stored already, under the logo's id. */
    record SetLogo(CompanyId company, LogoId logo, String name, String mediaType, long size, String sha256) implements CompanyCommand {}

    record RemoveLogo(CompanyId company) implements CompanyCommand {}

    /** Replaces members and projects by these. @param known what the sender took them to be before */
    record Rearrange(CompanyId company, Standing known, Standing wanted) implements CompanyCommand {}

    record DeleteCompany(CompanyId company, Standing known) implements CompanyCommand {}

    /** Who belongs to a company, and where it takes part. */
    record Standing(Set<Member> members, Set<ProjectId> projects) {

        public Standing {
            members = Set.copyOf(members);
            projects = Set.copyOf(projects);
        }
    }
}
