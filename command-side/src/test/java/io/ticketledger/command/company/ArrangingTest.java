package io.ticketledger.command.company;

import static io.ticketledger.command.People.STAN_A_STRANGER;
import static io.ticketledger.command.company.Companies.*;

import io.ticketledger.command.Rejection.Type;
import io.ticketledger.command.company.CompanyCommand.*;
import io.ticketledger.events.CompanyRole;
import io.ticketledger.events.company.*;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArrangingTest {

    @Test
    void one_person_belongs_to_it_in_two_ways_and_leaves_in_one() {
        Standing twice = new Standing(Set.of(ALF_AS_ADMIN, new Member(ALF, CompanyRole.USER)), Set.of(WEBSITE, SHOP));
        CompanyMemberAdded asUser = new CompanyMemberAdded(NIKORA, ALF, CompanyRole.USER);
        Scenario.nikora().when(new Rearrange(NIKORA, AS_BEGUN, twice)).then(asUser);
        Scenario.nikora(asUser).when(new Rearrange(NIKORA, twice, AS_BEGUN)).then(new CompanyMemberRemoved(NIKORA, ALF, CompanyRole.USER));
    }

    @Test
    void what_is_so_already_is_not_told_again() {
        Scenario.nikora().when(new Rearrange(NIKORA, AS_BEGUN, AS_BEGUN)).thenNothing();
    }

    @Test
    void whoever_took_it_to_be_otherwise_looks_again_before_anything_else_is_judged() {
        CompanyMemberAdded meanwhile = new CompanyMemberAdded(NIKORA, URS, CompanyRole.USER);
        Scenario.nikora(meanwhile).when(new Rearrange(NIKORA, AS_BEGUN, new Standing(Set.of(), Set.of(WEBSITE)))).thenRejected(Type.CONFLICT, "the-company-is-as-it-was");
        Scenario.nikora(meanwhile).when(new DeleteCompany(NIKORA, AS_BEGUN)).thenRejected(Type.CONFLICT, "the-company-is-as-it-was");
        Scenario.nikora(new CompanyProjectsChosen(NIKORA, List.of(ELSEWHERE))).when(new DeleteCompany(NIKORA, AS_BEGUN)).thenRejected(Type.CONFLICT, "the-company-is-as-it-was");
        Scenario.nikora(meanwhile).by(STAN_A_STRANGER).when(new DeleteCompany(NIKORA, AS_BEGUN)).thenRejected(Type.CONFLICT, "the-company-is-as-it-was");
        Scenario.nikora(meanwhile, new CompanyMemberRemoved(NIKORA, URS, CompanyRole.USER)).when(new DeleteCompany(NIKORA, AS_BEGUN)).then(DELETED);
    }

    @Test
    void the_order_of_projects_is_no_difference() {
        Scenario.nikora(new CompanyProjectsChosen(NIKORA, List.of(SHOP, WEBSITE))).when(new Rearrange(NIKORA, AS_BEGUN, AS_BEGUN)).thenNothing();
    }

    @Test
    void those_who_leave_are_told_before_those_who_come_admins_before_users_and_always_in_one_order() {
        Standing wanted = new Standing(Set.of(URS_AS_USER, new Member(ALF, CompanyRole.USER), new Member(URS, CompanyRole.ADMIN)), Set.of(SHOP));
        Scenario.nikora().when(new Rearrange(NIKORA, AS_BEGUN, wanted)).then(new CompanyMemberRemoved(NIKORA, ALF, CompanyRole.ADMIN),
                new CompanyMemberAdded(NIKORA, URS, CompanyRole.ADMIN), new CompanyMemberAdded(NIKORA, ALF, CompanyRole.USER),
                new CompanyMemberAdded(NIKORA, URS, CompanyRole.USER), new CompanyProjectsChosen(NIKORA, List.of(SHOP)));
    }
}
