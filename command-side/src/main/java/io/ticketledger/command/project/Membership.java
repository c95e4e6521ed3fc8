package io.ticketledger.command.project;

import static io.ticketledger.command.project.ProjectRules.aProjectKeepsASuperadmin;
import static io.ticketledger.command.project.ProjectRules.onlySuperadminsOfTheCompanysProjects;
import static io.ticketledger.command.project.ProjectRules.onlySuperadminsRunAProject;
import static io.ticketledger.command.project.ProjectRules.theDesksProjectStays;

import io.ticketledger.command.Context;
import io.ticketledger.command.Rejection;
import io.ticketledger.command.project.Members.Member;
import io.ticketledger.command.project.Members.Vouch;
import io.ticketledger.command.project.ProjectCommand.*;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.project.*;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One person has one role in a project: one that somebody gave him, or one that follows from what companies say of him. What a company says comes first in the
 * log, the role that follows directly after it. In the desk's own project nobody has a role; companies may take part in it all the same.
 */
final class Membership {

    private Membership() {}

    static List<ProjectEvent> give(ProjectState project, GiveRole c, Context context) {
        onlySuperadminsRunAProject(project, context.actor());
        theDesksProjectStays(project, "has no members: everybody is there what he is on the desk");
        aProjectKeepsASuperadmin(project, c.account(), c.role());
        Member member = project.members().of(c.account());
        return member.role() == c.role() ? List.of() : List.of(given(c.project(), c.account(), c.role(), member, c.number()));
    }

    static List<ProjectEvent> take(ProjectState project, TakeRole c, Context context) {
        onlySuperadminsRunAProject(project, context.actor());
        theDesksProjectStays(project, "has no members: everybody is there what he is on the desk");
        if (project.members().of(c.account()).role() == null) throw Rejection.notFound("the-member-exists", "This person has no role in the project.");
        aProjectKeepsASuperadmin(project, c.account(), null);
        return List.of(new RoleTaken(c.project(), c.account()));
    }

    static List<ProjectEvent> vouch(ProjectState project, VouchFor c, Context context) {
        onlySuperadminsOfTheCompanysProjects(project, context.actor());
        Member member = project.members().of(c.account());
        List<ProjectEvent> role = project.isTheDesks() ? List.of() : becoming(c.project(), c.account(), member, member.afterVouching(c.as()), c.number());
        if (role.isEmpty() && member.vouches().contains(new Vouch(c.company(), c.as()))) return List.of();
        return together(new CompanyVouched(c.project(), c.company(), c.account(), c.as()), role);
    }

    static List<ProjectEvent> withdraw(ProjectState project, WithdrawVouch c, Context context) {
        onlySuperadminsOfTheCompanysProjects(project, context.actor());
        Vouch vouch = new Vouch(c.company(), c.as());
        Member member = project.members().of(c.account());
        if (!member.vouches().contains(vouch)) return List.of();
        return together(new CompanyVouchWithdrawn(c.project(), c.company(), c.account(), c.as()),
                becoming(c.project(), c.account(), member, member.without(vouch).afterWithdrawing(c.as()), member.number()));
    }

    private static List<ProjectEvent> becoming(ProjectId project, AccountId account, Member member, @Nullable ProjectRole next, long number) {
        if (next == member.role()) return List.of();
        return List.of(next == null ? new RoleTaken(project, account) : given(project, account, next, member, number));
    }

    private static RoleGiven given(ProjectId project, AccountId account, ProjectRole role, Member member, long number) {
        return new RoleGiven(project, account, role, member.role() == null ? number : member.number());
    }

    private static List<ProjectEvent> together(ProjectEvent first, List<ProjectEvent> rest) {
        List<ProjectEvent> events = new ArrayList<>(List.of(first));
        events.addAll(rest);
        return events;
    }
}
