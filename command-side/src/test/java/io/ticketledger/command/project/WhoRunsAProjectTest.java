package io.ticketledger.command.project;

import static io.ticketledger.command.People.*;
import static io.ticketledger.command.project.Projects.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.Actor;
import io.ticketledger.command.Rejection.Type;
import io.ticketledger.command.ShellSpecification.Example;
import io.ticketledger.command.Specification;
import io.ticketledger.command.project.ProjectCommand.*;
import io.ticketledger.events.project.ProjectDeleted;
import io.ticketledger.events.project.ProjectEvent;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Everybody against every command. */
class WhoRunsAProjectTest {

    @ParameterizedTest
    @FieldSource("io.ticketledger.command.project.ProjectExamples#ALL")
    void superadmins_of_the_project_and_administrators_may_do_everything(Example<ProjectCommand, ProjectEvent> example) {
        if (!(example.command() instanceof CreateProject)) {
            for (Actor actor : List.of(SUE_THE_SUPERADMIN, ADA_THE_ADMINISTRATOR, Actor.SYSTEM)) assertThat(asked(example, actor).events()).isEqualTo(example.then());
        }
    }

    @ParameterizedTest
    @FieldSource("io.ticketledger.command.project.ProjectExamples#ALL")
    void nobody_else_may_do_anything_once_it_has_begun(Example<ProjectCommand, ProjectEvent> example) {
        for (Actor actor : List.of(ALF_THE_ADMIN, MAX_THE_MANAGER, URS_THE_USER, STAN_A_STRANGER, BETH_ANOTHER_AGENT, CORA_THE_COORDINATOR, MONA_THE_MANAGER, IDA_THE_AUDITOR)) {
            if (!(example.command() instanceof CreateProject)) asked(example, actor).thenRejected(Type.FORBIDDEN, "only-superadmins-run-a-project");
        }
    }

    @ParameterizedTest
    @FieldSource("io.ticketledger.command.project.ProjectExamples#ALL")
    void a_superadmin_of_another_project_may_only_say_what_a_company_they_share_says(Example<ProjectCommand, ProjectEvent> example) {
        Specification<ProjectState, ProjectCommand, ProjectEvent> asked = asked(example, EVE_A_SUPERADMIN_ELSEWHERE);
        switch (example.command()) {
            case CreateProject _ -> assertThat(asked.events()).isNotEmpty();
            case VouchFor _, WithdrawVouch _ -> assertThat(asked.events()).isEqualTo(example.then());
            case ChangeProject _, DeleteProject _, GiveRole _, TakeRole _, AddColumn _, ChangeColumn _, OrderColumns _, RemoveColumn _, CreateTag _, ChangeTag _, DeleteTag _,
                    AddTagContact _, RemoveTagContact _ -> asked.thenRejected(Type.FORBIDDEN, "only-superadmins-run-a-project");
        }
    }

    @ParameterizedTest
    @FieldSource("io.ticketledger.command.project.ProjectExamples#ALL")
    void a_project_that_is_not_there_or_not_any_more_refuses_everything(Example<ProjectCommand, ProjectEvent> example) {
        if (example.command() instanceof CreateProject) return;
        Scenario.given().by(SUE_THE_SUPERADMIN).when(example.command()).thenRejected(Type.NOT_FOUND, "the-project-exists");
        new Specification<>(Scenario.PROJECT, example.given()).and(new ProjectDeleted(WEBSITE, "WEB")).by(SUE_THE_SUPERADMIN).when(example.command())
                .thenRejected(Type.NOT_FOUND, "the-project-exists");
    }

    private static Specification<ProjectState, ProjectCommand, ProjectEvent> asked(Example<ProjectCommand, ProjectEvent> example, Actor actor) {
        return new Specification<>(Scenario.PROJECT, example.given()).by(actor).when(example.command());
    }
}
