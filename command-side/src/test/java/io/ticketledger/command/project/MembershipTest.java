package io.ticketledger.command.project;

import static io.ticketledger.command.People.ADA_THE_ADMINISTRATOR;
import static io.ticketledger.command.project.Projects.*;
import static io.ticketledger.events.CompanyRole.ADMIN;
import static io.ticketledger.events.CompanyRole.USER;

import io.ticketledger.command.Actor;
import io.ticketledger.command.Rejection.Type;
import io.ticketledger.command.project.ProjectCommand.*;
import io.ticketledger.events.CompanyId;
import io.ticketledger.events.CompanyRole;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.project.*;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Urs goes through all of it; Sue keeps the project in hand. */
class MembershipTest {

    @Test
    void a_member_keeps_his_number_through_all_roles_and_who_comes_back_has_a_new_one() {
        Scenario.website(role(ProjectRole.USER, 5)).when(new GiveRole(WEBSITE, URS, ProjectRole.MANAGER, 9)).then(role(ProjectRole.MANAGER, 5));
        Scenario.website(role(ProjectRole.USER, 5), taken()).when(new GiveRole(WEBSITE, URS, ProjectRole.MANAGER, 9)).then(role(ProjectRole.MANAGER, 9));
        Scenario.website(role(ProjectRole.USER, 5)).when(vouch(NIKORA, ADMIN)).then(vouched(NIKORA, ADMIN), role(ProjectRole.ADMIN, 5));
    }

    @Test
    void the_role_he_has_is_not_given_again() {
        for (ProjectRole each : ProjectRole.values()) Scenario.website(role(each, 5)).when(new GiveRole(WEBSITE, URS, each, 9)).thenNothing();
    }

    @Test
    void who_has_no_role_loses_none() {
        Scenario.website().when(new TakeRole(WEBSITE, URS)).thenRejected(Type.NOT_FOUND, "the-member-exists");
        Scenario.website(role(ProjectRole.USER, 5), taken()).when(new TakeRole(WEBSITE, URS)).thenRejected(Type.NOT_FOUND, "the-member-exists");
    }

    @ParameterizedTest
    @EnumSource(value = ProjectRole.class, mode = EnumSource.Mode.EXCLUDE, names = "SUPERADMIN")
    void the_last_superadmin_stays_one_whoever_asks(ProjectRole other) {
        for (Actor actor : List.of(SUE_THE_SUPERADMIN, ADA_THE_ADMINISTRATOR)) {
            Scenario.website(role(other, 5)).by(actor).when(new TakeRole(WEBSITE, SUE)).thenRejected(Type.CONFLICT, "a-project-keeps-a-superadmin");
            Scenario.website(role(other, 5)).by(actor).when(new GiveRole(WEBSITE, SUE, other, 9)).thenRejected(Type.CONFLICT, "a-project-keeps-a-superadmin");
        }
        Scenario.website(role(ProjectRole.SUPERADMIN, 5)).when(new TakeRole(WEBSITE, SUE)).then(new RoleTaken(WEBSITE, SUE));
        Scenario.website(role(ProjectRole.SUPERADMIN, 5)).when(new GiveRole(WEBSITE, SUE, other, 9)).then(new RoleGiven(WEBSITE, SUE, other, 1));
    }

    @Test
    void in_the_desks_own_project_nobody_has_a_role_though_companies_may_take_part() {
        Scenario.given(DESKS).by(ADA_THE_ADMINISTRATOR).when(new GiveRole(ProjectId.DESK, URS, ProjectRole.USER, 9)).thenRejected(Type.CONFLICT, "the-desks-project-stays");
        Scenario.given(DESKS).by(ADA_THE_ADMINISTRATOR).when(new TakeRole(ProjectId.DESK, URS)).thenRejected(Type.CONFLICT, "the-desks-project-stays");
        CompanyVouched vouched = new CompanyVouched(ProjectId.DESK, NIKORA, URS, ADMIN);
        Scenario.given(DESKS).by(ADA_THE_ADMINISTRATOR).when(new VouchFor(ProjectId.DESK, NIKORA, URS, ADMIN, 9)).then(vouched);
        Scenario.given(DESKS, vouched).by(ADA_THE_ADMINISTRATOR).when(new VouchFor(ProjectId.DESK, NIKORA, URS, ADMIN, 9)).thenNothing();
        Scenario.given(DESKS, vouched).by(ADA_THE_ADMINISTRATOR).when(new WithdrawVouch(ProjectId.DESK, NIKORA, URS, ADMIN))
                .then(new CompanyVouchWithdrawn(ProjectId.DESK, NIKORA, URS, ADMIN));
    }

    @Test
    void an_admin_of_a_company_becomes_admin_unless_he_is_more() {
        Scenario.website().when(vouch(NIKORA, ADMIN)).then(vouched(NIKORA, ADMIN), role(ProjectRole.ADMIN, 9));
        for (ProjectRole less : List.of(ProjectRole.MANAGER, ProjectRole.USER)) {
            Scenario.website(role(less, 5)).when(vouch(NIKORA, ADMIN)).then(vouched(NIKORA, ADMIN), role(ProjectRole.ADMIN, 5));
        }
        for (ProjectRole more : List.of(ProjectRole.SUPERADMIN, ProjectRole.ADMIN)) Scenario.website(role(more, 5)).when(vouch(NIKORA, ADMIN)).then(vouched(NIKORA, ADMIN));
    }

    @Test
    void a_user_of_a_company_becomes_user_unless_he_is_something() {
        Scenario.website().when(vouch(NIKORA, USER)).then(vouched(NIKORA, USER), role(ProjectRole.USER, 9));
        for (ProjectRole any : ProjectRole.values()) Scenario.website(role(any, 5)).when(vouch(NIKORA, USER)).then(vouched(NIKORA, USER));
    }

    @Test
    void what_a_company_has_said_it_need_not_say_again_unless_the_role_was_taken_since() {
        Scenario.website(vouched(NIKORA, USER), role(ProjectRole.USER, 5)).when(vouch(NIKORA, USER)).thenNothing();
        Scenario.website(vouched(NIKORA, USER), role(ProjectRole.USER, 5), taken()).when(vouch(NIKORA, USER)).then(vouched(NIKORA, USER), role(ProjectRole.USER, 9));
        Scenario.website(vouched(NIKORA, ADMIN), role(ProjectRole.ADMIN, 5), role(ProjectRole.USER, 5)).when(vouch(NIKORA, ADMIN))
                .then(vouched(NIKORA, ADMIN), role(ProjectRole.ADMIN, 5));
    }

    @Test
    void what_it_never_said_it_cannot_take_back() {
        Scenario.website(role(ProjectRole.ADMIN, 5)).when(withdraw(NIKORA, ADMIN)).thenNothing();
        Scenario.website(vouched(NIKORA, ADMIN), role(ProjectRole.ADMIN, 5)).when(withdraw(NIKORA, USER)).thenNothing();
        Scenario.website(vouched(NIKORA, ADMIN), role(ProjectRole.ADMIN, 5)).when(withdraw(NOKIA, ADMIN)).thenNothing();
    }

    @Test
    void an_admin_no_company_speaks_for_any_more_is_none_even_if_the_role_was_given_before() {
        Scenario.website(vouched(NIKORA, ADMIN), role(ProjectRole.ADMIN, 5)).when(withdraw(NIKORA, ADMIN)).then(withdrawn(NIKORA, ADMIN), taken());
        Scenario.website(role(ProjectRole.ADMIN, 5), vouched(NIKORA, ADMIN)).when(withdraw(NIKORA, ADMIN)).then(withdrawn(NIKORA, ADMIN), taken());
        Scenario.website(role(ProjectRole.USER, 5), vouched(NIKORA, ADMIN), role(ProjectRole.ADMIN, 5)).when(withdraw(NIKORA, ADMIN)).then(withdrawn(NIKORA, ADMIN), taken());
    }

    @Test
    void an_admin_of_two_companies_stays_one_and_a_user_of_any_becomes_user() {
        Scenario.website(vouched(NIKORA, ADMIN), role(ProjectRole.ADMIN, 5), vouched(NOKIA, ADMIN)).when(withdraw(NIKORA, ADMIN)).then(withdrawn(NIKORA, ADMIN));
        Scenario.website(vouched(NIKORA, ADMIN), role(ProjectRole.ADMIN, 5), vouched(NOKIA, USER)).when(withdraw(NIKORA, ADMIN))
                .then(withdrawn(NIKORA, ADMIN), role(ProjectRole.USER, 5));
        Scenario.website(vouched(NIKORA, ADMIN), role(ProjectRole.ADMIN, 5), vouched(NIKORA, USER)).when(withdraw(NIKORA, ADMIN))
                .then(withdrawn(NIKORA, ADMIN), role(ProjectRole.USER, 5));
    }

    @Test
    void a_user_whom_companies_brought_in_stays_as_long_as_one_of_them_speaks_for_him() {
        Scenario.website(vouched(NIKORA, USER), role(ProjectRole.USER, 5), vouched(NOKIA, USER)).when(withdraw(NIKORA, USER)).then(withdrawn(NIKORA, USER));
        Scenario.website(vouched(NIKORA, USER), role(ProjectRole.USER, 5), vouched(NOKIA, USER), withdrawn(NIKORA, USER)).when(withdraw(NOKIA, USER))
                .then(withdrawn(NOKIA, USER), taken());
        Scenario.website(vouched(NIKORA, ADMIN), role(ProjectRole.ADMIN, 5), vouched(NOKIA, USER), withdrawn(NIKORA, ADMIN), role(ProjectRole.USER, 5))
                .when(withdraw(NOKIA, USER)).then(withdrawn(NOKIA, USER), taken());
    }

    @Test
    void a_user_whom_somebody_made_one_stays_one() {
        Scenario.website(role(ProjectRole.USER, 5), vouched(NIKORA, USER)).when(withdraw(NIKORA, USER)).then(withdrawn(NIKORA, USER));
        Scenario.website(vouched(NIKORA, USER), role(ProjectRole.USER, 5), role(ProjectRole.MANAGER, 5), role(ProjectRole.USER, 5)).when(withdraw(NIKORA, USER))
                .then(withdrawn(NIKORA, USER));
    }

    /** The log does not say of a role whether somebody gave it; it follows from whether what a company said just before it leads to one. */
    @Test
    void a_role_given_directly_after_a_company_spoke_without_effect_was_given_by_somebody() {
        Scenario.website(role(ProjectRole.MANAGER, 5), vouched(NIKORA, USER), role(ProjectRole.USER, 5)).when(withdraw(NIKORA, USER)).then(withdrawn(NIKORA, USER));
    }

    @ParameterizedTest
    @EnumSource(value = ProjectRole.class, names = {"SUPERADMIN", "MANAGER"})
    void who_is_more_than_companies_can_say_stays_so(ProjectRole more) {
        for (CompanyRole as : CompanyRole.values()) Scenario.website(vouched(NIKORA, as), role(more, 5)).when(withdraw(NIKORA, as)).then(withdrawn(NIKORA, as));
    }

    @Test
    void an_admin_stays_one_when_a_company_no_longer_calls_him_a_user() {
        Scenario.website(vouched(NIKORA, USER), role(ProjectRole.USER, 5), role(ProjectRole.ADMIN, 5)).when(withdraw(NIKORA, USER)).then(withdrawn(NIKORA, USER));
    }

    private static VouchFor vouch(CompanyId company, CompanyRole as) {
        return new VouchFor(WEBSITE, company, URS, as, 9);
    }

    private static WithdrawVouch withdraw(CompanyId company, CompanyRole as) {
        return new WithdrawVouch(WEBSITE, company, URS, as);
    }

    private static CompanyVouched vouched(CompanyId company, CompanyRole as) {
        return new CompanyVouched(WEBSITE, company, URS, as);
    }

    private static CompanyVouchWithdrawn withdrawn(CompanyId company, CompanyRole as) {
        return new CompanyVouchWithdrawn(WEBSITE, company, URS, as);
    }

    private static RoleGiven role(ProjectRole role, long number) {
        return new RoleGiven(WEBSITE, URS, role, number);
    }

    private static RoleTaken taken() {
        return new RoleTaken(WEBSITE, URS);
    }
}
