package io.ticketledger.command.company;

import static io.ticketledger.command.Rejection.conflict;
import static io.ticketledger.command.Rejection.forbidden;

import io.ticketledger.command.Actor;
import io.ticketledger.command.Rejection;
import io.ticketledger.command.company.CompanyCommand.Standing;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.Role;
import java.util.Collection;
import java.util.Set;

/** The sentences a command about a company can be refused with. The code of a rule is its name in kebab-case and never changes. */
final class CompanyRules {

    static final int LONGEST_NAME = 200;
    static final int LONGEST_EMAIL = 254;
    static final int LONGEST_PHONE = 50;

    private CompanyRules() {}

    /** A company that takes part nowhere is the desk's alone. */
    static void onlySuperadminsBringACompanyIn(Set<ProjectId> projects, Actor actor) {
        if (projects.isEmpty() && !actor.hasAny(Role.ADMIN)) throw notASuperadmin("only-superadmins-bring-a-company-in");
        onlySuperadminsOfAll(projects, actor);
    }

    static void onlySuperadminsOfAll(Collection<ProjectId> projects, Actor actor) {
        if (!projects.stream().allMatch(project -> actor.isIn(project, ProjectRole.SUPERADMIN))) throw notASuperadmin("only-superadmins-bring-a-company-in");
    }

    static void onlySuperadminsOfItsProjects(CompanyState company, Actor actor) {
        if (actor.hasAny(Role.ADMIN)) return;
        if (company.standing().projects().stream().noneMatch(project -> actor.isIn(project, ProjectRole.SUPERADMIN))) {
            throw notASuperadmin("only-superadmins-of-its-projects");
        }
    }

    /** Asked before who may: an actor's memberships are told for the projects the sender knew of. */
    static void theCompanyIsAsItWas(CompanyState company, Standing known) {
        if (!company.standing().equals(known)) {
            throw conflict("the-company-is-as-it-was", "The company has been changed in the meantime; please look at it again.");
        }
    }

    static Rejection unknown() {
        return Rejection.notFound("the-company-exists", "There is no such company.");
    }

    private static Rejection notASuperadmin(String code) {
        return forbidden(code, "Only a superadmin of the company's projects may do this.");
    }
}
