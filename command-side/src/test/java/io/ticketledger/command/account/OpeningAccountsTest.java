package io.ticketledger.command.account;

import static io.ticketledger.command.People.*;
import static io.ticketledger.command.account.Accounts.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.Actor;
import io.ticketledger.command.Rejection.Type;
import io.ticketledger.command.Specification;
import io.ticketledger.command.account.AccountCommand.OpenAccount;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.Role;
import io.ticketledger.events.account.AccountOpened;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningAccountsTest {

    @Test
    void an_administrator_and_the_desk_itself_open_accounts() {
        for (Actor actor : List.of(ADA_THE_ADMINISTRATOR, Actor.SYSTEM)) Scenario.given().by(actor).when(OPEN).then(OPENED);
    }

    @Test
    void nobody_else_opens_accounts_of_agents_but_a_coordinator() {
        for (Actor actor : List.of(ROSA_THE_REQUESTER, BETH_ANOTHER_AGENT, MONA_THE_MANAGER, IDA_THE_AUDITOR, ALICE_HERSELF, SUE_A_SUPERADMIN)) {
            Scenario.given().by(actor).when(OPEN).thenRejected(Type.FORBIDDEN, "only-administrators-manage-accounts");
        }
        Scenario.given().by(CORA_THE_COORDINATOR).when(OPEN).then(OPENED);
    }

    @Test
    void a_coordinator_opens_accounts_that_run_nothing() {
        for (Role role : Role.values()) {
            Specification<?, AccountCommand, ?> opening = Scenario.given().by(CORA_THE_COORDINATOR).when(open("alice", EnumSet.of(Role.REQUESTER, role)));
            switch (role) {
                case REQUESTER, AGENT, MANAGER -> assertThat(opening.events()).hasSize(1);
                case ADMIN, COORDINATOR, AUDITOR -> opening.thenRejected(Type.FORBIDDEN, "only-administrators-manage-accounts");
            }
        }
    }

    @Test
    void whoever_registers_opens_his_own_account_and_may_ask_and_nothing_else() {
        Actor registering = with(ALICE_HERSELF, Role.REQUESTER);
        assertThat(Scenario.given().by(registering).when(open("alice", Set.of(Role.REQUESTER))).events()).hasSize(1);
        for (Set<Role> more : List.of(Set.of(Role.REQUESTER, Role.AGENT), Set.of(Role.AGENT), Set.of(Role.ADMIN))) {
            Scenario.given().by(registering).when(open("alice", more)).thenRejected(Type.FORBIDDEN, "only-administrators-manage-accounts");
        }
        Scenario.given().by(ROSA_THE_REQUESTER).when(open("alice", Set.of(Role.REQUESTER))).thenRejected(Type.FORBIDDEN, "only-administrators-manage-accounts");
    }

    @Test
    void a_superadmin_of_a_project_brings_people_in_who_may_ask_and_nothing_else() {
        assertThat(Scenario.given().by(SUE_A_SUPERADMIN).when(open("alice", Set.of(Role.REQUESTER))).events()).hasSize(1);
        Scenario.given().by(SUE_A_SUPERADMIN).when(open("alice", Set.of(Role.REQUESTER, Role.AGENT))).thenRejected(Type.FORBIDDEN, "only-administrators-manage-accounts");
        for (ProjectRole role : List.of(ProjectRole.ADMIN, ProjectRole.MANAGER, ProjectRole.USER)) {
            Scenario.given().by(SUE_A_SUPERADMIN.in(Map.of(ProjectId.DESK, role))).when(open("alice", Set.of(Role.REQUESTER)))
                    .thenRejected(Type.FORBIDDEN, "only-administrators-manage-accounts");
        }
    }

    @Test
    void an_account_is_opened_once_and_never_again_after_it_was_deleted() {
        Scenario.given(OPENED).by(ADA_THE_ADMINISTRATOR).when(OPEN).thenRejected(Type.CONFLICT, "an-account-is-opened-once");
        Scenario.given(OPENED, DELETED).by(ADA_THE_ADMINISTRATOR).when(OPEN).thenRejected(Type.CONFLICT, "an-account-is-opened-once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "alice dev", "alice\tdev", "alice\u0007", "alice\u0000"})
    void a_username_is_given_and_has_no_blanks(String username) {
        Scenario.given().by(ADA_THE_ADMINISTRATOR).when(open(username, Set.of(Role.AGENT))).thenRejected(Type.INVALID, "a-username-is-given");
    }

    @Test
    void a_username_has_at_most_150_characters() {
        Scenario.given().by(ADA_THE_ADMINISTRATOR).when(open("x".repeat(150), Set.of(Role.AGENT)))
                .then(new AccountOpened(ALICE, 2, "x".repeat(150), null, "Alice", "Developer", Set.of(Role.AGENT), null, null, null, null));
        Scenario.given().by(ADA_THE_ADMINISTRATOR).when(open("x".repeat(151), Set.of(Role.AGENT))).thenRejected(Type.INVALID, "a-username-is-given");
    }

    @Test
    void an_account_has_at_least_one_role() {
        Scenario.given().by(ADA_THE_ADMINISTRATOR).when(open("alice", Set.of())).thenRejected(Type.INVALID, "at-least-one-role");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void an_empty_address_number_or_department_is_none(String empty) {
        Scenario.given().by(ADA_THE_ADMINISTRATOR)
                .when(new OpenAccount(ALICE, 2, "alice", empty, "Alice", "Developer", Set.of(Role.AGENT), empty, empty, empty, null))
                .then(new AccountOpened(ALICE, 2, "alice", null, "Alice", "Developer", Set.of(Role.AGENT), null, null, null, null));
    }

    private static OpenAccount open(String username, Set<Role> roles) {
        return new OpenAccount(ALICE, 2, username, null, "Alice", "Developer", roles, null, null, null, null);
    }
}
