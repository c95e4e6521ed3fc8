package io.ticketledger.command.project;

import static io.ticketledger.command.People.*;
import static io.ticketledger.command.project.Projects.*;

import io.ticketledger.command.Actor;
import io.ticketledger.command.Rejection.Type;
import io.ticketledger.command.project.ProjectCommand.*;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.Stage;
import io.ticketledger.events.project.*;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoundingTest {

    @Test
    void everybody_with_an_account_begins_a_project_and_is_its_superadmin() {
        for (Actor actor : List.of(ROSA_THE_REQUESTER, BETH_ANOTHER_AGENT, CORA_THE_COORDINATOR, MONA_THE_MANAGER, IDA_THE_AUDITOR, ADA_THE_ADMINISTRATOR, URS_THE_USER)) {
            Scenario.given().by(actor).when(create("WEB", "Website", "All of it", 1L)).then(CREATED, given(actor, ProjectRole.SUPERADMIN, 1));
        }
    }

    @Test
    void the_desk_itself_begins_one_without_being_in_it() {
        Scenario.given().by(Actor.SYSTEM).when(create("WEB", "Website", "All of it", null)).then(CREATED);
        Scenario.given().by(Actor.SYSTEM).when(create("WEB", "Website", "All of it", 1L)).thenRejected(Type.INVALID, "whoever-begins-a-project-runs-it");
        Scenario.given().by(ADA_THE_ADMINISTRATOR).when(create("WEB", "Website", "", null)).thenRejected(Type.INVALID, "whoever-begins-a-project-runs-it");
    }

    @Test
    void a_project_begins_once_and_never_again_after_it_was_deleted() {
        Scenario.website().when(create("WEB", "Website", "", 1L)).thenRejected(Type.CONFLICT, "a-project-is-created-once");
        Scenario.website(new ProjectDeleted(WEBSITE, "WEB")).when(create("WEB", "Website", "", 1L)).thenRejected(Type.CONFLICT, "a-project-is-created-once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AB", "A1", "ABCDEFGHIJ", "Z123456789"})
    void a_key_has_two_to_ten_capitals_or_digits(String key) {
        Scenario.given().by(SUE_THE_SUPERADMIN).when(create(key, "Website", "", 1L)).then(new ProjectCreated(WEBSITE, 7, key, "Website", ""), given(SUE_THE_SUPERADMIN, ProjectRole.SUPERADMIN, 1));
        Scenario.website().when(new ChangeProject(WEBSITE, key, null, null)).then(new ProjectKeyChanged(WEBSITE, "WEB", key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "ABCDEFGHIJK", "1A", "ab", "Ab", "A B", "A-B", "ÄB", "A²", "A１", "AB\n", "AB\u0000"})
    void nothing_else_is_a_key(String key) {
        Scenario.given().by(SUE_THE_SUPERADMIN).when(create(key, "Website", "", 1L)).thenRejected(Type.INVALID, "a-key-is-short");
        Scenario.website().when(new ChangeProject(WEBSITE, key, null, null)).thenRejected(Type.INVALID, "a-key-is-short");
    }

    @Test
    void a_name_is_given_and_neither_it_nor_the_description_is_too_long() {
        String longest = "😀".repeat(200);
        Scenario.website().when(new ChangeProject(WEBSITE, null, longest, null)).then(new ProjectRenamed(WEBSITE, longest));
        for (String name : List.of("", " ", longest + "x")) {
            Scenario.website().when(new ChangeProject(WEBSITE, null, name, null)).thenRejected(Type.INVALID, "a-name-is-given");
            Scenario.given().by(SUE_THE_SUPERADMIN).when(create("WEB", name, "", 1L)).thenRejected(Type.INVALID, "a-name-is-given");
        }
        String tooLong = "x".repeat(100_001);
        Scenario.website().when(new ChangeProject(WEBSITE, null, null, tooLong)).thenRejected(Type.INVALID, "it-is-not-too-long");
        Scenario.given().by(SUE_THE_SUPERADMIN).when(create("WEB", "Website", tooLong, 1L)).thenRejected(Type.INVALID, "it-is-not-too-long");
        Scenario.website().when(new ChangeProject(WEBSITE, null, null, "")).then(new ProjectDescribed(WEBSITE, ""));
    }

    @Test
    void the_columns_it_begins_with_keep_the_rules_of_columns() {
        Scenario.given().by(SUE_THE_SUPERADMIN).when(with(new NewColumn(NEW, 1, " ", Stage.NEW, "#0052cc"))).thenRejected(Type.INVALID, "a-name-is-given");
        Scenario.given().by(SUE_THE_SUPERADMIN).when(with(new NewColumn(NEW, 1, "New", Stage.NEW, "blue"))).thenRejected(Type.INVALID, "a-color-is-a-color");
    }

    @Test
    void what_is_so_already_is_not_told_again() {
        Scenario.website().when(new ChangeProject(WEBSITE, "WEB", "Website", "All of it")).thenNothing();
        Scenario.website().when(new ChangeProject(WEBSITE, null, null, null)).thenNothing();
    }

    @Test
    void a_deleted_project_gives_back_the_key_it_has_now() {
        Scenario.website(new ProjectKeyChanged(WEBSITE, "WEB", "SITE")).when(new DeleteProject(WEBSITE)).then(new ProjectDeleted(WEBSITE, "SITE"));
    }

    @Test
    void the_desks_own_project_stays_with_its_key_and_may_be_called_and_described_otherwise() {
        for (Actor actor : List.of(ADA_THE_ADMINISTRATOR, Actor.SYSTEM)) {
            Scenario.given(DESKS).by(actor).when(new DeleteProject(ProjectId.DESK)).thenRejected(Type.CONFLICT, "the-desks-project-stays");
            Scenario.given(DESKS).by(actor).when(new ChangeProject(ProjectId.DESK, "HELP", null, null)).thenRejected(Type.CONFLICT, "the-desks-project-stays");
        }
        Scenario.given(DESKS).by(ADA_THE_ADMINISTRATOR).when(new ChangeProject(ProjectId.DESK, "DESK", "Helpdesk", null)).then(new ProjectRenamed(ProjectId.DESK, "Helpdesk"));
        Scenario.given(DESKS).by(CORA_THE_COORDINATOR).when(new ChangeProject(ProjectId.DESK, null, "Helpdesk", null)).thenRejected(Type.FORBIDDEN, "only-superadmins-run-a-project");
    }

    private static CreateProject create(String key, String name, String description, @Nullable Long membership) {
        return new CreateProject(WEBSITE, 7, key, name, description, List.of(), membership);
    }

    private static CreateProject with(NewColumn column) {
        return new CreateProject(WEBSITE, 7, "WEB", "Website", "", List.of(column), 1L);
    }
}
