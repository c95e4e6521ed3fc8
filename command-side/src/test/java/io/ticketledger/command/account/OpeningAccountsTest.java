package io.ticketledger.command.account;

import static io.ticketledger.command.People.*;
import static io.ticketledger.command.account.Accounts.*;

import io.ticketledger.command.Actor;
import io.ticketledger.command.Rejection.Type;
import io.ticketledger.command.account.AccountCommand.OpenAccount;
import io.ticketledger.events.Role;
import io.ticketledger.events.account.AccountOpened;
import java.util.List;
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
    void nobody_else_opens_accounts() {
        for (Actor actor : List.of(ROSA_THE_REQUESTER, BETH_ANOTHER_AGENT, CORA_THE_COORDINATOR, MONA_THE_MANAGER)) {
            Scenario.given().by(actor).when(OPEN).thenRejected(Type.FORBIDDEN, "only-administrators-manage-accounts");
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
