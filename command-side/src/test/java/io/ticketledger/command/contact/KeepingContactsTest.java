package io.ticketledger.command.contact;

import static io.ticketledger.command.People.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.Actor;
import io.ticketledger.command.Rejection.Type;
import io.ticketledger.command.ShellSpecification.Example;
import io.ticketledger.command.Specification;
import io.ticketledger.command.contact.ContactCommand.*;
import io.ticketledger.events.ContactId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.contact.*;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class KeepingContactsTest {

    private static final ContactId GIORGI = ContactId.of("019b4a70-5000-7abc-9def-0123456789a2");
    private static final ProjectId WEBSITE = ProjectId.of("019b4a70-5000-7abc-9def-0123456789a3");
    private static final Actor ALF_AN_ADMIN = in(ProjectRole.ADMIN);
    private static final ContactAdded ADDED = new ContactAdded(GIORGI, 1, "Giorgi", "g@example.com", "+995", "Head", "IT", "First to ask");
    private static final ChangeContact AS_IT_IS = new ChangeContact(GIORGI, null, null, null, null, null, null);

    static final List<Example<ContactCommand, ContactEvent>> EXAMPLES = List.of(
            new Example<>(List.of(), ALF_AN_ADMIN, new AddContact(GIORGI, 1, "Giorgi", "g@example.com", "+995", "Head", "IT", "First to ask"), List.of(ADDED)),
            new Example<>(List.of(ADDED), ALF_AN_ADMIN, new ChangeContact(GIORGI, "Gio", null, "", "Chief", null, null),
                    List.of(new ContactDetailsChanged(GIORGI, "Gio", "g@example.com", "", "Chief", "IT", "First to ask"))),
            new Example<>(List.of(ADDED), ALF_AN_ADMIN, new DeleteContact(GIORGI), List.of(new ContactDeleted(GIORGI))));

    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void those_who_run_a_project_or_the_desk_keep_contacts(Example<ContactCommand, ContactEvent> example) {
        for (Actor actor : List.of(in(ProjectRole.SUPERADMIN), in(ProjectRole.ADMIN), ADA_THE_ADMINISTRATOR, CORA_THE_COORDINATOR, Actor.SYSTEM)) {
            assertThat(asked(example, actor).events()).isEqualTo(example.then());
        }
    }

    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void nobody_else_does(Example<ContactCommand, ContactEvent> example) {
        for (Actor actor : List.of(in(ProjectRole.MANAGER), in(ProjectRole.USER), STAN_A_STRANGER, BETH_ANOTHER_AGENT, MONA_THE_MANAGER, IDA_THE_AUDITOR)) {
            asked(example, actor).thenRejected(Type.FORBIDDEN, "only-admins-keep-contacts");
        }
    }

    @Test
    void a_contact_is_added_once_and_is_not_found_once_it_is_gone() {
        AddContact again = new AddContact(GIORGI, 1, "Giorgi", "", "", "", "", "");
        Scenario.given(ADDED).by(ALF_AN_ADMIN).when(again).thenRejected(Type.CONFLICT, "a-contact-is-added-once");
        Scenario.given(ADDED, new ContactDeleted(GIORGI)).by(ALF_AN_ADMIN).when(again).thenRejected(Type.CONFLICT, "a-contact-is-added-once");
        for (ContactCommand command : List.of(AS_IT_IS, new DeleteContact(GIORGI))) {
            Scenario.given().by(ALF_AN_ADMIN).when(command).thenRejected(Type.NOT_FOUND, "the-contact-exists");
            Scenario.given(ADDED, new ContactDeleted(GIORGI)).by(ALF_AN_ADMIN).when(command).thenRejected(Type.NOT_FOUND, "the-contact-exists");
        }
    }

    @Test
    void what_is_so_already_is_not_told_again() {
        Scenario.given(ADDED).by(ALF_AN_ADMIN).when(AS_IT_IS).thenNothing();
        Scenario.given(ADDED).by(ALF_AN_ADMIN).when(new ChangeContact(GIORGI, "Giorgi", "g@example.com", "+995", "Head", "IT", "First to ask")).thenNothing();
    }

    @Test
    void the_next_change_starts_from_where_the_last_one_ended() {
        Scenario.given(ADDED, new ContactDetailsChanged(GIORGI, "Gio", "", "", "", "", "")).by(ALF_AN_ADMIN).when(new ChangeContact(GIORGI, null, null, "1", null, null, null))
                .then(new ContactDetailsChanged(GIORGI, "Gio", "", "1", "", "", ""));
    }

    @Test
    void a_name_is_given_and_nothing_is_too_long() {
        String tooLong = "x".repeat(100_001);
        for (String name : List.of("", " ", "x".repeat(201))) {
            Scenario.given(ADDED).by(ALF_AN_ADMIN).when(new ChangeContact(GIORGI, name, null, null, null, null, null)).thenRejected(Type.INVALID, "a-name-is-given");
            Scenario.given().by(ALF_AN_ADMIN).when(new AddContact(GIORGI, 1, name, "", "", "", "", "")).thenRejected(Type.INVALID, "a-name-is-given");
        }
        for (ChangeContact change : List.of(new ChangeContact(GIORGI, null, tooLong, null, null, null, null), new ChangeContact(GIORGI, null, null, tooLong, null, null, null),
                new ChangeContact(GIORGI, null, null, null, tooLong, null, null), new ChangeContact(GIORGI, null, null, null, null, tooLong, null),
                new ChangeContact(GIORGI, null, null, null, null, null, tooLong))) {
            Scenario.given(ADDED).by(ALF_AN_ADMIN).when(change).thenRejected(Type.INVALID, "it-is-not-too-long");
        }
    }

    private static Actor in(ProjectRole role) {
        return STAN_A_STRANGER.in(Map.of(WEBSITE, role));
    }

    private static Specification<ContactState, ContactCommand, ContactEvent> asked(Example<ContactCommand, ContactEvent> example, Actor actor) {
        return new Specification<>(Scenario.CONTACT, example.given()).by(actor).when(example.command());
    }
}
