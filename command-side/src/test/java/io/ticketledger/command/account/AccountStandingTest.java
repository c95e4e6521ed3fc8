package io.ticketledger.command.account;

import static io.ticketledger.command.People.*;
import static io.ticketledger.command.account.Accounts.*;

import io.ticketledger.command.Actor;
import io.ticketledger.command.Rejection.Type;
import io.ticketledger.command.account.AccountCommand.*;
import io.ticketledger.events.Role;
import io.ticketledger.events.account.*;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Accounts are shut, opened again, and gone for good. */
class AccountStandingTest {

    private static final AccountCommand ACTIVATE = new ActivateAccount(ALICE);
    private static final AccountCommand DEACTIVATE = new DeactivateAccount(ALICE);
    private static final AccountCommand DELETE = new DeleteAccount(ALICE);

    @Test
    void an_administrator_deactivates_an_account_and_activates_it_again() {
        Scenario.given(OPENED).by(ADA_THE_ADMINISTRATOR).when(DEACTIVATE).then(DEACTIVATED);
        Scenario.given(OPENED, DEACTIVATED).by(ADA_THE_ADMINISTRATOR).when(ACTIVATE).then(new AccountActivated(ALICE));
        Scenario.given(OPENED, DEACTIVATED, new AccountActivated(ALICE)).by(ADA_THE_ADMINISTRATOR).when(DEACTIVATE).then(DEACTIVATED);
    }

    @Test
    void what_is_active_or_inactive_already_stays_so() {
        Scenario.given(OPENED).by(ADA_THE_ADMINISTRATOR).when(ACTIVATE).thenNothing();
        Scenario.given(OPENED, DEACTIVATED).by(ADA_THE_ADMINISTRATOR).when(DEACTIVATE).thenNothing();
    }

    @Test
    void a_deleted_account_gives_back_the_names_it_has_now() {
        Scenario.given(OPENED).by(ADA_THE_ADMINISTRATOR).when(DELETE).then(DELETED);
        Scenario.given(OPENED, new UsernameChanged(ALICE, "alice", "alice2"), new EmailChanged(ALICE, "alice@company.com", null)).by(ADA_THE_ADMINISTRATOR).when(DELETE)
                .then(new AccountDeleted(ALICE, "alice2", null));
    }

    @Test
    void an_inactive_account_is_deleted_too() {
        Scenario.given(OPENED, DEACTIVATED).by(ADA_THE_ADMINISTRATOR).when(DELETE).then(DELETED);
    }

    @Test
    void nobody_shuts_himself_out_not_even_an_administrator() {
        Scenario.given(OPENED).by(ALICE_AS_ADMINISTRATOR).when(DEACTIVATE).thenRejected(Type.CONFLICT, "nobody-shuts-himself-out");
        Scenario.given(OPENED).by(ALICE_AS_ADMINISTRATOR).when(DELETE).thenRejected(Type.CONFLICT, "nobody-shuts-himself-out");
    }

    static Stream<AccountCommand> commands_about_an_account_that_was_opened() {
        return Stream.of(ACTIVATE, DEACTIVATE, DELETE, AS_IT_IS, name("Alicia", null), channels(), credential(SECOND),
                new NoteSecretKeyUse(ALICE, "GET", "/"));
    }

    @ParameterizedTest
    @MethodSource("commands_about_an_account_that_was_opened")
    void a_deleted_account_refuses_everything_as_if_it_had_never_been(AccountCommand command) {
        for (Actor actor : List.of(ADA_THE_ADMINISTRATOR, ALICE_HERSELF, CORA_THE_COORDINATOR)) {
            Scenario.given(OPENED, DELETED).by(actor).when(command).thenRejected(Type.NOT_FOUND, "the-account-exists");
            Scenario.given().by(actor).when(command).thenRejected(Type.NOT_FOUND, "the-account-exists");
        }
    }

    @Test
    void only_those_who_manage_accounts_decide_about_the_standing_of_one() {
        for (Actor actor : List.of(ROSA_THE_REQUESTER, BETH_ANOTHER_AGENT, MONA_THE_MANAGER, IDA_THE_AUDITOR, ALICE_HERSELF, SUE_A_SUPERADMIN)) {
            for (AccountCommand command : List.of(ACTIVATE, DEACTIVATE, DELETE)) {
                Scenario.given(OPENED).by(actor).when(command).thenRejected(Type.FORBIDDEN, "only-administrators-manage-accounts");
            }
        }
    }

    @Test
    void a_coordinator_does_so_too_unless_the_account_runs_the_desk() {
        Scenario.given(OPENED).by(CORA_THE_COORDINATOR).when(DEACTIVATE).then(DEACTIVATED);
        Scenario.given(OPENED, DEACTIVATED).by(CORA_THE_COORDINATOR).when(ACTIVATE).then(new AccountActivated(ALICE));
        Scenario.given(OPENED).by(CORA_THE_COORDINATOR).when(DELETE).then(DELETED);
        for (Role power : List.of(Role.ADMIN, Role.COORDINATOR)) {
            for (AccountCommand command : List.of(ACTIVATE, DEACTIVATE, DELETE)) {
                Scenario.given(OPENED, new RolesChanged(ALICE, Set.of(Role.AGENT), Set.of(Role.AGENT, power))).by(CORA_THE_COORDINATOR).when(command)
                        .thenRejected(Type.FORBIDDEN, "only-administrators-manage-accounts");
            }
        }
    }

    @Test
    void the_desk_and_the_account_itself_note_that_the_key_was_used() {
        AccountCommand note = new NoteSecretKeyUse(ALICE, "GET", "/");
        for (Actor actor : List.of(Actor.SYSTEM, ALICE_HERSELF)) Scenario.given(OPENED).by(actor).when(note).then(new SecretKeyUsed(ALICE, "GET", "/"));
        for (Actor actor : List.of(ADA_THE_ADMINISTRATOR, CORA_THE_COORDINATOR, ROSA_THE_REQUESTER)) {
            Scenario.given(OPENED).by(actor).when(note).thenRejected(Type.FORBIDDEN, "only-the-desk-and-itself-note-use");
        }
    }
}
