package io.ticketledger.command.project;

import static io.ticketledger.command.project.Projects.*;

import io.ticketledger.command.Rejection.Type;
import io.ticketledger.command.project.ProjectCommand.*;
import io.ticketledger.events.TagId;
import io.ticketledger.events.project.*;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaggingTest {

    private static final TagCreated FRONTEND_CREATED = new TagCreated(WEBSITE, FRONTEND, 2, "Frontend", "", "#654321");
    private static final TagContactAdded ASKED = new TagContactAdded(WEBSITE, BACKEND, GIORGI, 1, "Owner");

    @ParameterizedTest
    @ValueSource(strings = {"Backend", "backend", "BACKEND"})
    void no_two_tags_of_a_project_have_one_name_whatever_its_case(String name) {
        Scenario.website(BACKEND_CREATED).when(create(name)).thenRejected(Type.TAKEN, "a-tag-name-is-unique");
        Scenario.website(BACKEND_CREATED, FRONTEND_CREATED).when(rename(FRONTEND, name)).thenRejected(Type.TAKEN, "a-tag-name-is-unique");
        Scenario.website(BACKEND_CREATED, new TagDeleted(WEBSITE, BACKEND)).when(create(name)).then(new TagCreated(WEBSITE, FRONTEND, 2, name, "", "#654321"));
        Scenario.website(BACKEND_CREATED, new TagRenamed(WEBSITE, BACKEND, "Server")).when(create(name)).then(new TagCreated(WEBSITE, FRONTEND, 2, name, "", "#654321"));
    }

    @Test
    void a_tag_may_spell_its_own_name_otherwise() {
        Scenario.website(BACKEND_CREATED).when(rename(BACKEND, "BACKEND")).then(new TagRenamed(WEBSITE, BACKEND, "BACKEND"));
    }

    @Test
    void a_tag_is_created_once() {
        Scenario.website(BACKEND_CREATED).when(new CreateTag(WEBSITE, BACKEND, 1, "Other", "", "#123456")).thenRejected(Type.CONFLICT, "a-tag-is-created-once");
    }

    @Test
    void what_is_so_already_is_not_told_again() {
        Scenario.website(BACKEND_CREATED).when(new ChangeTag(WEBSITE, BACKEND, "Backend", "Behind", "#123456")).thenNothing();
        Scenario.website(BACKEND_CREATED).when(new ChangeTag(WEBSITE, BACKEND, null, null, null)).thenNothing();
    }

    @Test
    void names_descriptions_and_colors_are_judged_when_made_and_when_changed() {
        for (String name : List.of("", " ", "x".repeat(101))) {
            Scenario.website().when(create(name)).thenRejected(Type.INVALID, "a-name-is-given");
            Scenario.website(BACKEND_CREATED).when(rename(BACKEND, name)).thenRejected(Type.INVALID, "a-name-is-given");
        }
        String tooLong = "x".repeat(100_001);
        Scenario.website().when(new CreateTag(WEBSITE, BACKEND, 1, "Backend", tooLong, "#123456")).thenRejected(Type.INVALID, "it-is-not-too-long");
        Scenario.website(BACKEND_CREATED).when(new ChangeTag(WEBSITE, BACKEND, null, tooLong, null)).thenRejected(Type.INVALID, "it-is-not-too-long");
        Scenario.website().when(new CreateTag(WEBSITE, BACKEND, 1, "Backend", "", "red")).thenRejected(Type.INVALID, "a-color-is-a-color");
        Scenario.website(BACKEND_CREATED).when(new ChangeTag(WEBSITE, BACKEND, null, null, "red")).thenRejected(Type.INVALID, "a-color-is-a-color");
    }

    @Test
    void a_tag_that_is_not_there_or_not_any_more_is_not_found() {
        for (ProjectCommand command : List.of(rename(BACKEND, "x"), new DeleteTag(WEBSITE, BACKEND), new AddTagContact(WEBSITE, BACKEND, GIORGI, 1, ""),
                new RemoveTagContact(WEBSITE, BACKEND, GIORGI))) {
            Scenario.website().when(command).thenRejected(Type.NOT_FOUND, "the-tag-exists");
            Scenario.website(BACKEND_CREATED, ASKED, new TagDeleted(WEBSITE, BACKEND)).when(command).thenRejected(Type.NOT_FOUND, "the-tag-exists");
        }
    }

    @Test
    void a_contact_is_added_once_and_only_what_was_added_is_removed() {
        Scenario.website(BACKEND_CREATED, ASKED).when(new AddTagContact(WEBSITE, BACKEND, GIORGI, 2, "Other")).thenRejected(Type.TAKEN, "a-contact-is-added-once");
        Scenario.website(BACKEND_CREATED).when(new RemoveTagContact(WEBSITE, BACKEND, GIORGI)).thenRejected(Type.NOT_FOUND, "the-tag-has-the-contact");
        Scenario.website(BACKEND_CREATED, ASKED, new TagContactRemoved(WEBSITE, BACKEND, GIORGI)).when(new AddTagContact(WEBSITE, BACKEND, GIORGI, 2, "Other"))
                .then(new TagContactAdded(WEBSITE, BACKEND, GIORGI, 2, "Other"));
        Scenario.website(BACKEND_CREATED).when(new AddTagContact(WEBSITE, BACKEND, GIORGI, 2, "x".repeat(101))).thenRejected(Type.INVALID, "it-is-not-too-long");
    }

    @Test
    void what_is_changed_about_a_tag_leaves_its_contacts() {
        Scenario.website(BACKEND_CREATED, ASKED, new TagRenamed(WEBSITE, BACKEND, "S"), new TagDescribed(WEBSITE, BACKEND, ""), new TagRecolored(WEBSITE, BACKEND, "#000000"))
                .when(new AddTagContact(WEBSITE, BACKEND, GIORGI, 2, "")).thenRejected(Type.TAKEN, "a-contact-is-added-once");
    }

    private static CreateTag create(String name) {
        return new CreateTag(WEBSITE, FRONTEND, 2, name, "", "#654321");
    }

    private static ChangeTag rename(TagId tag, String name) {
        return new ChangeTag(WEBSITE, tag, name, null, null);
    }
}
