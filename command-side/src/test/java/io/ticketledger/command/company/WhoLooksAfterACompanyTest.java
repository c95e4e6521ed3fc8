package io.ticketledger.command.company;

import static io.ticketledger.command.People.*;
import static io.ticketledger.command.company.Companies.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.Actor;
import io.ticketledger.command.Rejection.Type;
import io.ticketledger.command.ShellSpecification.Example;
import io.ticketledger.command.Specification;
import io.ticketledger.command.company.CompanyCommand.*;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.company.CompanyEvent;
import io.ticketledger.events.company.CompanyProjectsChosen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Everybody against every command. */
class WhoLooksAfterACompanyTest {

    @ParameterizedTest
    @FieldSource("io.ticketledger.command.company.Companies#EXAMPLES")
    void superadmins_of_its_projects_and_administrators_may_do_everything(Example<CompanyCommand, CompanyEvent> example) {
        for (Actor actor : List.of(SID_OF_BOTH, ADA_THE_ADMINISTRATOR, Actor.SYSTEM)) assertThat(asked(example, actor).events()).isEqualTo(example.then());
    }

    @ParameterizedTest
    @FieldSource("io.ticketledger.command.company.Companies#EXAMPLES")
    void one_of_its_projects_is_enough_once_it_is_there(Example<CompanyCommand, CompanyEvent> example) {
        if (example.command() instanceof CreateCompany) asked(example, SUE_OF_THE_WEBSITE).thenRejected(Type.FORBIDDEN, "only-superadmins-bring-a-company-in");
        else assertThat(asked(example, SUE_OF_THE_WEBSITE).events()).isEqualTo(example.then());
    }

    @ParameterizedTest
    @FieldSource("io.ticketledger.command.company.Companies#EXAMPLES")
    void nobody_else_may_do_anything(Example<CompanyCommand, CompanyEvent> example) {
        List<Actor> others = new ArrayList<>(List.of(EVE_FROM_ELSEWHERE, STAN_A_STRANGER, BETH_ANOTHER_AGENT, CORA_THE_COORDINATOR, MONA_THE_MANAGER, IDA_THE_AUDITOR));
        for (ProjectRole role : List.of(ProjectRole.ADMIN, ProjectRole.MANAGER, ProjectRole.USER)) others.add(STAN_A_STRANGER.in(Map.of(WEBSITE, role, SHOP, role)));
        String code = example.command() instanceof CreateCompany ? "only-superadmins-bring-a-company-in" : "only-superadmins-of-its-projects";
        for (Actor actor : others) asked(example, actor).thenRejected(Type.FORBIDDEN, code);
    }

    @Test
    void a_company_that_takes_part_nowhere_is_an_administrators() {
        CreateCompany nowhere = new CreateCompany(NIKORA, 5, "Nikora", "Supermarkets", "support@nikora.example", "555-1234", Set.of(), Set.of());
        Scenario.given().by(ADA_THE_ADMINISTRATOR).when(nowhere).then(CREATED);
        Scenario.given().by(SID_OF_BOTH).when(nowhere).thenRejected(Type.FORBIDDEN, "only-superadmins-bring-a-company-in");
        Scenario.given(CREATED).by(SID_OF_BOTH).when(new RemoveLogo(NIKORA)).thenRejected(Type.FORBIDDEN, "only-superadmins-of-its-projects");
        Scenario.given(CREATED).by(ADA_THE_ADMINISTRATOR).when(new RemoveLogo(NIKORA)).thenNothing();
    }

    @Test
    void whoever_brings_it_into_another_project_is_superadmin_there_too() {
        Rearrange elsewhere = new Rearrange(NIKORA, AS_BEGUN, new Standing(Set.of(ALF_AS_ADMIN), Set.of(WEBSITE, SHOP, ELSEWHERE)));
        Scenario.nikora().by(SID_OF_BOTH).when(elsewhere).thenRejected(Type.FORBIDDEN, "only-superadmins-bring-a-company-in");
        Scenario.nikora().by(EVE_FROM_ELSEWHERE).when(elsewhere).thenRejected(Type.FORBIDDEN, "only-superadmins-of-its-projects");
        Actor both = SUE_OF_THE_WEBSITE.in(Map.of(WEBSITE, ProjectRole.SUPERADMIN, ELSEWHERE, ProjectRole.SUPERADMIN));
        for (Actor actor : List.of(both, ADA_THE_ADMINISTRATOR)) {
            Scenario.nikora().by(actor).when(elsewhere).then(new CompanyProjectsChosen(NIKORA, List.of(WEBSITE, SHOP, ELSEWHERE)));
        }
    }

    @Test
    void where_it_takes_part_now_counts() {
        CompanyProjectsChosen moved = new CompanyProjectsChosen(NIKORA, List.of(ELSEWHERE));
        Scenario.nikora(moved).by(SUE_OF_THE_WEBSITE).when(new ChangeCompany(NIKORA, "N", null, null, null)).thenRejected(Type.FORBIDDEN, "only-superadmins-of-its-projects");
        assertThat(Scenario.nikora(moved).by(EVE_FROM_ELSEWHERE).when(new ChangeCompany(NIKORA, "N", null, null, null)).events()).hasSize(1);
    }

    @ParameterizedTest
    @FieldSource("io.ticketledger.command.company.Companies#EXAMPLES")
    void a_company_that_is_not_there_or_not_any_more_refuses_everything(Example<CompanyCommand, CompanyEvent> example) {
        if (example.command() instanceof CreateCompany) {
            Scenario.nikora(DELETED).by(SID_OF_BOTH).when(example.command()).thenRejected(Type.CONFLICT, "a-company-is-created-once");
            return;
        }
        Scenario.given().by(SID_OF_BOTH).when(example.command()).thenRejected(Type.NOT_FOUND, "the-company-exists");
        Scenario.nikora(DELETED).when(example.command()).thenRejected(Type.NOT_FOUND, "the-company-exists");
    }

    private static Specification<CompanyState, CompanyCommand, CompanyEvent> asked(Example<CompanyCommand, CompanyEvent> example, Actor actor) {
        return new Specification<>(Scenario.COMPANY, example.given()).by(actor).when(example.command());
    }
}
