package io.ticketledger.command.company;

import static io.ticketledger.command.company.CompanyRules.onlySuperadminsOfAll;
import static io.ticketledger.command.company.CompanyRules.onlySuperadminsOfItsProjects;
import static io.ticketledger.command.company.CompanyRules.theCompanyIsAsItWas;

import io.ticketledger.command.Context;
import io.ticketledger.command.company.CompanyCommand.*;
import io.ticketledger.events.CompanyId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.company.*;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Who belongs to a company and where it takes part; the projects hear of it in the same go. */
final class Arranging {

    private static final Comparator<Member> IN_ORDER = Comparator.comparing(Member::as).thenComparing(member -> member.account().raw());
    private static final Comparator<ProjectId> BY_AGE = Comparator.comparing(ProjectId::raw);

    private Arranging() {}

    static List<CompanyEvent> rearrange(CompanyState company, Rearrange c, Context context) {
        theCompanyIsAsItWas(company, c.known());
        onlySuperadminsOfItsProjects(company, context.actor());
        onlySuperadminsOfAll(without(c.wanted().projects(), company.standing().projects()), context.actor());
        return difference(c.company(), company.standing(), c.wanted());
    }

    static List<CompanyEvent> delete(CompanyState company, DeleteCompany c, Context context) {
        theCompanyIsAsItWas(company, c.known());
        onlySuperadminsOfItsProjects(company, context.actor());
        return List.of(new CompanyDeleted(c.company()));
    }

    /** What happens between one standing and another; always in one order, so that deciding twice decides the same. */
    static List<CompanyEvent> difference(CompanyId company, Standing before, Standing after) {
        List<CompanyEvent> events = new ArrayList<>();
        without(before.members(), after.members()).stream().sorted(IN_ORDER).forEach(gone -> events.add(new CompanyMemberRemoved(company, gone.account(), gone.as())));
        without(after.members(), before.members()).stream().sorted(IN_ORDER).forEach(come -> events.add(new CompanyMemberAdded(company, come.account(), come.as())));
        if (!before.projects().equals(after.projects())) events.add(new CompanyProjectsChosen(company, after.projects().stream().sorted(BY_AGE).toList()));
        return events;
    }

    private static <T> List<T> without(Collection<T> all, Collection<T> gone) {
        return all.stream().filter(each -> !gone.contains(each)).toList();
    }
}
