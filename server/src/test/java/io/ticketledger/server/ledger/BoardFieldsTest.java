package io.ticketledger.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketledger.events.*;
import io.ticketledger.events.company.*;
import io.ticketledger.events.contact.*;
import io.ticketledger.events.project.*;
import io.ticketledger.server.ledger.HistoryResponses.Change;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BoardFieldsTest {

    private static final ProjectId PROJECT = new ProjectId(new UUID(1, 1));
    private static final ColumnId COLUMN = new ColumnId(new UUID(1, 2));
    private static final TagId TAG = new TagId(new UUID(1, 3));
    private static final CompanyId COMPANY = new CompanyId(new UUID(1, 4));
    private static final ContactId CONTACT = new ContactId(new UUID(1, 5));
    private static final AccountId ROSA = new AccountId(new UUID(1, 6));
    private static final ProjectCreated CREATED = new ProjectCreated(PROJECT, 3, "WEB", "Website", "");
    private static final ColumnAdded ADDED = new ColumnAdded(PROJECT, COLUMN, 4, "Doing", Stage.IN_PROGRESS, "#112233", 1);
    private static final TagCreated TAGGED = new TagCreated(PROJECT, TAG, 5, "urgent", "", "#ff0000");
    private static final CompanyCreated FOUNDED = new CompanyCreated(COMPANY, 6, "Acme", "", null, "+1");

    @Test
    void a_projects_own_fields_are_told_as_they_were_and_are() {
        assertThat(last(CREATED)).containsExactly(new Change("key", null, "WEB"), new Change("name", null, "Website"), new Change("description", null, ""));
        assertThat(last(CREATED, new ProjectRenamed(PROJECT, "Site"))).containsExactly(new Change("name", "Website", "Site"));
        assertThat(last(CREATED, new ProjectRenamed(PROJECT, "Website"))).isEmpty();
        assertThat(last(CREATED, new ProjectDescribed(PROJECT, "All of it"))).containsExactly(new Change("description", "", "All of it"));
        assertThat(last(CREATED, new ProjectKeyChanged(PROJECT, "WEB", "SITE"))).containsExactly(new Change("key", "WEB", "SITE"));
        assertThat(last(CREATED, new ProjectDeleted(PROJECT, "WEB"))).containsExactly(new Change("deleted", null, true));
    }

    @Test
    void its_members_have_a_role_or_none() {
        RoleGiven given = new RoleGiven(PROJECT, ROSA, ProjectRole.USER, 7);
        assertThat(last(given)).containsExactly(new Change("members." + ROSA, null, "user"));
        assertThat(last(given, new RoleGiven(PROJECT, ROSA, ProjectRole.ADMIN, 7))).containsExactly(new Change("members." + ROSA, "user", "admin"));
        assertThat(last(given, new RoleTaken(PROJECT, ROSA))).containsExactly(new Change("members." + ROSA, "user", null));
        CompanyVouched vouched = new CompanyVouched(PROJECT, COMPANY, ROSA, CompanyRole.USER);
        String field = "vouched." + COMPANY + ".users." + ROSA;
        assertThat(last(vouched)).containsExactly(new Change(field, null, true));
        assertThat(last(vouched, new CompanyVouchWithdrawn(PROJECT, COMPANY, ROSA, CompanyRole.USER))).containsExactly(new Change(field, true, null));
    }

    @Test
    void what_a_column_was_is_told_when_it_is_gone() {
        String name = "columns." + COLUMN + ".";
        assertThat(last(CREATED, ADDED)).containsExactly(new Change(name + "name", null, "Doing"), new Change(name + "stage", null, "in-progress"),
                new Change(name + "color", null, "#112233"), new Change(name + "order", null, 1));
        assertThat(last(ADDED, new ColumnRenamed(PROJECT, COLUMN, "Work"))).containsExactly(new Change(name + "name", "Doing", "Work"));
        assertThat(last(ADDED, new ColumnRecolored(PROJECT, COLUMN, "#000000"))).containsExactly(new Change(name + "color", "#112233", "#000000"));
        assertThat(last(ADDED, new ColumnStageChanged(PROJECT, COLUMN, Stage.DONE))).containsExactly(new Change(name + "stage", "in-progress", "done"));
        assertThat(last(ADDED, new ColumnsOrdered(PROJECT, List.of(new ColumnOrder(COLUMN, 3))))).containsExactly(new Change(name + "order", 1, 3));
        assertThat(last(CREATED, ADDED, new ColumnRemoved(PROJECT, COLUMN))).containsExactlyInAnyOrder(new Change(name + "name", "Doing", null),
                new Change(name + "stage", "in-progress", null), new Change(name + "color", "#112233", null), new Change(name + "order", 1, null));
    }

    @Test
    void so_it_is_with_tags_and_whom_to_turn_to() {
        String name = "tags." + TAG + ".";
        TagContactAdded contact = new TagContactAdded(PROJECT, TAG, CONTACT, 8, "owner");
        assertThat(last(TAGGED)).extracting(Change::field).containsExactly(name + "name", name + "description", name + "color");
        assertThat(last(TAGGED, new TagRenamed(PROJECT, TAG, "now"))).containsExactly(new Change(name + "name", "urgent", "now"));
        assertThat(last(TAGGED, new TagDescribed(PROJECT, TAG, "Soon"))).containsExactly(new Change(name + "description", "", "Soon"));
        assertThat(last(TAGGED, new TagRecolored(PROJECT, TAG, "#000000"))).containsExactly(new Change(name + "color", "#ff0000", "#000000"));
        assertThat(last(TAGGED, contact)).containsExactly(new Change(name + "contacts." + CONTACT, null, "owner"));
        assertThat(last(TAGGED, contact, new TagContactRemoved(PROJECT, TAG, CONTACT))).containsExactly(new Change(name + "contacts." + CONTACT, "owner", null));
        assertThat(last(TAGGED, contact, new TagDeleted(PROJECT, TAG))).hasSize(4).allSatisfy(change -> assertThat(change.now()).isNull());
    }

    @Test
    void companies_and_contacts_have_a_past_too() {
        assertThat(last(FOUNDED)).containsExactly(new Change("name", null, "Acme"), new Change("description", null, ""), new Change("phone", null, "+1"));
        assertThat(last(FOUNDED, new CompanyRenamed(COMPANY, "Acme Ltd"))).containsExactly(new Change("name", "Acme", "Acme Ltd"));
        assertThat(last(FOUNDED, new CompanyDescribed(COMPANY, "Tools"))).containsExactly(new Change("description", "", "Tools"));
        assertThat(last(FOUNDED, new CompanyReachable(COMPANY, "a@example.com", null))).containsExactly(new Change("email", null, "a@example.com"), new Change("phone", "+1", null));
        LogoSet logo = new LogoSet(COMPANY, new LogoId(new UUID(1, 7)), "a.png", "image/png", 3, "ab");
        assertThat(last(FOUNDED, logo)).containsExactly(new Change("logo", null, logo.logo().toString()));
        assertThat(last(FOUNDED, logo, new LogoRemoved(COMPANY))).containsExactly(new Change("logo", logo.logo().toString(), null));
        CompanyMemberAdded joined = new CompanyMemberAdded(COMPANY, ROSA, CompanyRole.ADMIN);
        assertThat(last(FOUNDED, joined)).containsExactly(new Change("admins." + ROSA, null, true));
        assertThat(last(FOUNDED, joined, new CompanyMemberRemoved(COMPANY, ROSA, CompanyRole.ADMIN))).containsExactly(new Change("admins." + ROSA, true, null));
        assertThat(last(FOUNDED, new CompanyProjectsChosen(COMPANY, List.of(PROJECT)))).containsExactly(new Change("projects", null, List.of(PROJECT.toString())));
        assertThat(last(FOUNDED, new CompanyDeleted(COMPANY))).containsExactly(new Change("deleted", null, true));
        ContactAdded added = new ContactAdded(CONTACT, 9, "Kim", "kim@example.com", "", "", "", "");
        assertThat(last(added)).contains(new Change("name", null, "Kim"), new Change("email", null, "kim@example.com"));
        assertThat(last(added, new ContactDetailsChanged(CONTACT, "Kim", "kim@example.com", "+2", "", "", ""))).containsExactly(new Change("phone", "", "+2"));
        assertThat(last(added, new ContactDeleted(CONTACT))).containsExactly(new Change("deleted", null, true));
    }

    @Test
    void what_is_of_no_board_is_a_mistake() {
        assertThatThrownBy(() -> new BoardFields().note(new LedgerEvent() {})).isInstanceOf(IllegalStateException.class);
    }

    private static List<Change> last(LedgerEvent... events) {
        BoardFields fields = new BoardFields();
        return Arrays.stream(events).map(fields::note).toList().getLast();
    }
}
