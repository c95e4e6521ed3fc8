package io.ticketledger.command.company;

import io.ticketledger.command.company.CompanyCommand.Member;
import io.ticketledger.command.company.CompanyCommand.Standing;
import io.ticketledger.events.CompanyId;
import io.ticketledger.events.LogoId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.company.CompanyCreated;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a decision about a company reads. */
record CompanyState(
        CompanyId id,
        boolean isDeleted,
        String name,
        String description,
        @Nullable String email,
        @Nullable String phone,
        @Nullable LogoId logo,
        Standing standing) {

    static CompanyState created(CompanyCreated e) {
        return new CompanyState(e.company(), false, e.name(), e.description(), e.email(), e.phone(), null, new Standing(Set.of(), Set.of()));
    }

    CompanyState named(String to) {
        return new CompanyState(id, isDeleted, to, description, email, phone, logo, standing);
    }

    CompanyState described(String to) {
        return new CompanyState(id, isDeleted, name, to, email, phone, logo, standing);
    }

    CompanyState reachable(@Nullable String newEmail, @Nullable String newPhone) {
        return new CompanyState(id, isDeleted, name, description, newEmail, newPhone, logo, standing);
    }

    CompanyState showing(@Nullable LogoId to) {
        return new CompanyState(id, isDeleted, name, description, email, phone, to, standing);
    }

    CompanyState with(Member member) {
        Set<Member> members = new HashSet<>(standing.members());
        members.add(member);
        return with(new Standing(members, standing.projects()));
    }

    CompanyState without(Member member) {
        Set<Member> members = new HashSet<>(standing.members());
        members.remove(member);
        return with(new Standing(members, standing.projects()));
    }

    CompanyState takingPartIn(Collection<ProjectId> projects) {
        return with(new Standing(standing.members(), Set.copyOf(projects)));
    }

    CompanyState deleted() {
        return new CompanyState(id, true, name, description, email, phone, logo, standing);
    }

    private CompanyState with(Standing other) {
        return new CompanyState(id, isDeleted, name, description, email, phone, logo, other);
    }
}
