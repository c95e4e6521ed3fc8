package io.ticketledger.query.contacts;

import static io.ticketledger.query.world.Samples.ADMIN;
import static io.ticketledger.query.world.Samples.AGENT;
import static io.ticketledger.query.world.Samples.OTHER;
import static io.ticketledger.query.world.Samples.REQUESTER;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.*;
import io.ticketledger.events.contact.*;
import io.ticketledger.events.project.*;
import io.ticketledger.query.Sight;
import io.ticketledger.query.directory.DirectoryProjection;
import io.ticketledger.query.projecting.Projection;
import io.ticketledger.query.projects.ProjectsProjection;
import io.ticketledger.query.world.Book;
import io.ticketledger.query.world.Desk;
import io.ticketledger.query.world.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ContactsTest {

    private static final ProjectId WEB = new ProjectId(new UUID(3, 1));
    private static final ProjectId APP = new ProjectId(new UUID(3, 2));
    private static final List<Projection> WRITERS = List.of(new DirectoryProjection(), new ProjectsProjection(), new ContactsProjection());
    private static final Desk desk = Desk.fresh();
    private static final Contacts contacts = new Contacts(desk.dataSource());

    /** By whom: 1 the agent, 2 the requester, 3 an administrator, 4 the agent. */
    private final Book book = new Book().add(Samples.account(ADMIN, 1, "ada", Role.ADMIN), Samples.account(AGENT, 2, "alice", Role.REQUESTER))
            .add(new ProjectCreated(WEB, 1, "WEB", "Website", ""), new RoleGiven(WEB, AGENT, ProjectRole.SUPERADMIN, 10), new RoleGiven(WEB, OTHER, ProjectRole.USER, 11),
                    new ProjectCreated(APP, 2, "APP", "App", ""), new TagCreated(APP, new TagId(new UUID(5, 1)), 1, "zoo", "", "#111111"))
            .by(AGENT, "alice").add(new ContactAdded(id(1), 1, "Giorgi Beridze", "g@example.com", "+995", "IT Manager", "IT 100%", "technical"))
            .by(REQUESTER, "carl").add(new ContactAdded(id(2), 2, "nino", "", "", "", "", ""))
            .by(ADMIN, "ada").add(new ContactAdded(id(3), 3, "Zaza", "", "", "", "", ""), new TagContactAdded(APP, new TagId(new UUID(5, 1)), id(3), 1, "Boss"))
            .by(AGENT, "alice").add(new ContactAdded(id(4), 4, "Ana", "", "", "", "", "")).after(Duration.ofHours(1));

    private static ContactId id(int n) {
        return new ContactId(new UUID(2, n));
    }

    @BeforeEach
    void nobody_is_known() {
        WRITERS.forEach(desk::empty);
    }

    private void projected() {
        WRITERS.forEach(writer -> desk.project(writer, book));
    }

    private static List<Long> seen(Sight sight) {
        return contacts.page(sight, null, 10, 0).items().stream().map(ContactRow::number).toList();
    }

    @Test
    void are_what_was_last_said_of_them() {
        book.by(OTHER, "bob").add(new ContactDetailsChanged(id(1), "Giorgi", "g@example.org", "+1", "Boss", "Board", "decides"), new ContactDeleted(id(2)));
        projected();
        assertThat(contacts.byNumber(1, Sight.everything())).contains(new ContactRow(id(1), 1, "Giorgi", "g@example.org", "+1", "Boss", "Board", "decides", AGENT, Book.START,
                Book.START.plus(Duration.ofHours(1))));
        assertThat(contacts.byNumber(2, Sight.everything())).isEmpty();
        assertThat(contacts.byIds(List.of(id(1), id(2)))).containsOnlyKeys(id(1));
        assertThat(seen(Sight.everything())).as("by name").containsExactly(4L, 1L, 3L);
    }

    @Test
    void are_searched_in_name_address_title_and_department() {
        projected();
        for (String word : List.of("BERIDZE", "g@ex", "it man", "100%")) {
            assertThat(contacts.page(Sight.everything(), word, 10, 0).items()).as(word).extracting(ContactRow::number).containsExactly(1L);
        }
        assertThat(contacts.page(Sight.everything(), "technical", 10, 0).total()).isZero();
        assertThat(contacts.page(Sight.everything(), " ", 1, 2)).satisfies(page -> assertThat(page.items()).extracting(ContactRow::number).containsExactly(2L),
                page -> assertThat(page.total()).isEqualTo(4));
    }

    @Test
    void are_in_sight_of_who_shares_a_project_with_whoever_noted_them_or_has_a_tag_that_names_them() {
        projected();
        assertThat(seen(Sight.of(OTHER, Set.of(WEB)))).containsExactly(4L, 1L);
        assertThat(seen(Sight.of(OTHER, Set.of(APP)))).containsExactly(3L);
        assertThat(seen(Sight.of(OTHER, Set.of()))).isEmpty();
        assertThat(seen(Sight.of(REQUESTER, Set.of()))).as("his own").containsExactly(2L);
        assertThat(seen(Sight.of(OTHER, Set.of(ProjectId.DESK)))).as("the desk's own people noted it").containsExactly(3L);
        assertThat(contacts.byNumber(3, Sight.of(OTHER, Set.of(WEB)))).isEmpty();
        assertThat(contacts.byNumber(1, Sight.of(OTHER, Set.of(WEB)))).isPresent();
    }
}
