package io.ticketledger.command.account;

import static io.ticketledger.command.People.*;
import static io.ticketledger.command.account.Accounts.*;

import io.ticketledger.command.Actor;
import io.ticketledger.command.Rejection.Type;
import io.ticketledger.command.account.AccountCommand.ChangeAccount;
import io.ticketledger.events.Channel;
import io.ticketledger.events.Role;
import io.ticketledger.events.account.*;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangingAccountsTest {

    @Test
    void an_administrator_changes_everything_and_each_fact_is_told_for_itself() {
        Scenario.given(OPENED).by(ADA_THE_ADMINISTRATOR)
                .when(new ChangeAccount(ALICE, "alice2", "a@b.example", "Alicia", "Miller", Set.of(Role.ADMIN, Role.AGENT), "+3", "+4", "Operations", List.of(Channel.EMAIL), SECOND))
                .then(new UsernameChanged(ALICE, "alice", "alice2"),
                        new EmailChanged(ALICE, "alice@company.com", "a@b.example"),
                        new PersonRenamed(ALICE, "Alicia", "Miller"),
                        new PhoneNumbersChanged(ALICE, "+3", "+4"),
                        new DepartmentChanged(ALICE, "Operations"),
                        new ChannelsChosen(ALICE, List.of(Channel.EMAIL)),
                        new RolesChanged(ALICE, Set.of(Role.AGENT), Set.of(Role.ADMIN, Role.AGENT)),
                        new PasswordChanged(ALICE, SECOND));
    }

    @Test
    void what_is_not_given_stays() {
        Scenario.given(OPENED).by(ADA_THE_ADMINISTRATOR).when(AS_IT_IS).thenNothing();
        Scenario.given(OPENED).by(ADA_THE_ADMINISTRATOR).when(name("Alicia", null)).then(new PersonRenamed(ALICE, "Alicia", "Developer"));
        Scenario.given(OPENED).by(ADA_THE_ADMINISTRATOR).when(name(null, "Miller")).then(new PersonRenamed(ALICE, "Alice", "Miller"));
        Scenario.given(OPENED).by(ADA_THE_ADMINISTRATOR).when(numbers("+3", null)).then(new PhoneNumbersChanged(ALICE, "+3", "+2"));
        Scenario.given(OPENED).by(ADA_THE_ADMINISTRATOR).when(numbers(null, "+4")).then(new PhoneNumbersChanged(ALICE, "+1", "+4"));
    }

    @Test
    void what_is_so_already_is_not_told_again() {
        Scenario.given(OPENED).by(ADA_THE_ADMINISTRATOR)
                .when(new ChangeAccount(ALICE, "alice", "alice@company.com", "Alice", "Developer", Set.of(Role.AGENT), "+1", "+2", "Support", Channel.ALL, null))
                .thenNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void what_is_given_empty_is_taken_away(String empty) {
        Scenario.given(OPENED).by(ADA_THE_ADMINISTRATOR).when(email(empty)).then(new EmailChanged(ALICE, "alice@company.com", null));
        Scenario.given(OPENED).by(ADA_THE_ADMINISTRATOR).when(numbers(empty, null)).then(new PhoneNumbersChanged(ALICE, null, "+2"));
        Scenario.given(OPENED).by(ADA_THE_ADMINISTRATOR).when(numbers(null, empty)).then(new PhoneNumbersChanged(ALICE, "+1", null));
        Scenario.given(OPENED).by(ADA_THE_ADMINISTRATOR).when(department(empty)).then(new DepartmentChanged(ALICE, null));
        Scenario.given(OPENED, new EmailChanged(ALICE, "alice@company.com", null)).by(ADA_THE_ADMINISTRATOR).when(email(empty)).thenNothing();
    }

    @Test
    void the_next_change_starts_from_where_the_last_one_ended() {
        Scenario.given(OPENED, new UsernameChanged(ALICE, "alice", "alice2"), new EmailChanged(ALICE, "alice@company.com", "a@b.example"),
                        new RolesChanged(ALICE, Set.of(Role.AGENT), Set.of(Role.MANAGER)), new PersonRenamed(ALICE, "Alicia", "Miller"),
                        new PhoneNumbersChanged(ALICE, null, "+9"), new DepartmentChanged(ALICE, null))
                .by(ADA_THE_ADMINISTRATOR)
                .when(new ChangeAccount(ALICE, "alice3", "c@d.example", null, "Smith", Set.of(Role.AGENT), "+8", null, "Sales", null, null))
                .then(new UsernameChanged(ALICE, "alice2", "alice3"), new EmailChanged(ALICE, "a@b.example", "c@d.example"), new PersonRenamed(ALICE, "Alicia", "Smith"),
                        new PhoneNumbersChanged(ALICE, "+8", "+9"), new DepartmentChanged(ALICE, "Sales"), new RolesChanged(ALICE, Set.of(Role.MANAGER), Set.of(Role.AGENT)));
    }

    @Test
    void everybody_changes_his_own_name_address_password_and_channels() {
        Scenario.given(OPENED).by(ALICE_HERSELF).when(new ChangeAccount(ALICE, null, "a@b.example", "Alicia", "Miller", null, null, null, null, List.of(Channel.IN_APP), SECOND))
                .then(new EmailChanged(ALICE, "alice@company.com", "a@b.example"), new PersonRenamed(ALICE, "Alicia", "Miller"), new ChannelsChosen(ALICE, List.of(Channel.IN_APP)), new PasswordChanged(ALICE, SECOND));
    }

    @Test
    void who_has_not_chosen_is_reached_on_every_channel_and_who_chooses_none_hears_nothing_at_all() {
        Scenario.given(OPENED).by(ALICE_HERSELF).when(channels(Channel.EMAIL, Channel.WHATSAPP, Channel.IN_APP)).thenNothing();
        Scenario.given(OPENED).by(ALICE_HERSELF).when(channels()).then(new ChannelsChosen(ALICE, List.of()));
        Scenario.given(OPENED, new ChannelsChosen(ALICE, List.of())).by(ALICE_HERSELF).when(channels()).thenNothing();
        Scenario.given(OPENED, new ChannelsChosen(ALICE, List.of())).by(ADA_THE_ADMINISTRATOR).when(channels(Channel.EMAIL))
                .then(new ChannelsChosen(ALICE, List.of(Channel.EMAIL)));
    }

    @Test
    void a_choice_is_the_same_in_whatever_order_and_however_often_a_channel_is_named() {
        Scenario.given(OPENED).by(ALICE_HERSELF).when(channels(Channel.IN_APP, Channel.EMAIL, Channel.IN_APP))
                .then(new ChannelsChosen(ALICE, List.of(Channel.EMAIL, Channel.IN_APP)));
        Scenario.given(OPENED, new ChannelsChosen(ALICE, List.of(Channel.EMAIL, Channel.IN_APP))).by(ALICE_HERSELF)
                .when(channels(Channel.IN_APP, Channel.EMAIL)).thenNothing();
    }

    @Test
    void a_choice_outlives_every_other_change() {
        Scenario.given(OPENED, new ChannelsChosen(ALICE, List.of(Channel.EMAIL)), new UsernameChanged(ALICE, "alice", "alice2"),
                        new EmailChanged(ALICE, "alice@company.com", null), new RolesChanged(ALICE, Set.of(Role.AGENT), Set.of(Role.MANAGER)),
                        new PersonRenamed(ALICE, "Alicia", "Miller"), new PhoneNumbersChanged(ALICE, null, "+9"), new DepartmentChanged(ALICE, null),
                        new PasswordChanged(ALICE, SECOND), DEACTIVATED, new AccountActivated(ALICE))
                .by(ALICE_HERSELF).when(channels(Channel.EMAIL)).thenNothing();
    }

    static Stream<ChangeAccount> what_is_an_administrators_alone() {
        return Stream.of(username("alice2"), roles(Role.ADMIN), numbers("+3", null), numbers(null, "+4"), department("Board"));
    }

    @ParameterizedTest
    @MethodSource("what_is_an_administrators_alone")
    void all_else_about_himself_is_an_administrators(ChangeAccount change) {
        Scenario.given(OPENED).by(ALICE_HERSELF).when(change).thenRejected(Type.FORBIDDEN, "only-administrators-manage-accounts");
    }

    @Test
    void what_he_may_change_does_not_carry_what_he_may_not() {
        Scenario.given(OPENED).by(ALICE_HERSELF).when(new ChangeAccount(ALICE, null, null, "Alicia", null, Set.of(Role.ADMIN), null, null, null, List.of(), SECOND))
                .thenRejected(Type.FORBIDDEN, "only-administrators-manage-accounts");
    }

    @Test
    void nobody_changes_another_but_those_who_manage_accounts() {
        for (Actor actor : List.of(ROSA_THE_REQUESTER, BETH_ANOTHER_AGENT, MONA_THE_MANAGER, IDA_THE_AUDITOR, SUE_A_SUPERADMIN)) {
            for (ChangeAccount change : List.of(name("Eve", null), email("a@b.example"), channels(), credential(SECOND))) {
                Scenario.given(OPENED).by(actor).when(change).thenRejected(Type.FORBIDDEN, "only-administrators-manage-accounts");
            }
        }
    }

    @Test
    void a_coordinator_changes_everything_of_those_who_do_not_run_the_desk_and_makes_nobody_run_it() {
        Scenario.given(OPENED).by(CORA_THE_COORDINATOR).when(new ChangeAccount(ALICE, "al", null, "Al", null, Set.of(Role.MANAGER), null, null, null, null, SECOND))
                .then(new UsernameChanged(ALICE, "alice", "al"), new PersonRenamed(ALICE, "Al", "Developer"),
                        new RolesChanged(ALICE, Set.of(Role.AGENT), Set.of(Role.MANAGER)), new PasswordChanged(ALICE, SECOND));
        for (Role power : List.of(Role.ADMIN, Role.COORDINATOR, Role.AUDITOR)) {
            Scenario.given(OPENED).by(CORA_THE_COORDINATOR).when(roles(Role.AGENT, power)).thenRejected(Type.FORBIDDEN, "only-administrators-manage-accounts");
        }
        for (Role power : List.of(Role.ADMIN, Role.COORDINATOR)) {
            for (ChangeAccount change : List.of(name("Eve", null), roles(Role.AGENT), credential(SECOND))) {
                Scenario.given(OPENED, new RolesChanged(ALICE, Set.of(Role.AGENT), Set.of(power))).by(CORA_THE_COORDINATOR).when(change)
                        .thenRejected(Type.FORBIDDEN, "only-administrators-manage-accounts");
            }
        }
    }

    @Test
    void who_is_an_auditor_already_may_stay_one_when_a_coordinator_changes_the_rest() {
        Scenario.given(OPENED, new RolesChanged(ALICE, Set.of(Role.AGENT), Set.of(Role.AUDITOR))).by(CORA_THE_COORDINATOR).when(roles(Role.AUDITOR, Role.REQUESTER))
                .then(new RolesChanged(ALICE, Set.of(Role.AUDITOR), Set.of(Role.AUDITOR, Role.REQUESTER)));
    }

    @Test
    void a_changed_username_keeps_the_rules_of_a_new_one() {
        Scenario.given(OPENED).by(ADA_THE_ADMINISTRATOR).when(username(" ")).thenRejected(Type.INVALID, "a-username-is-given");
        Scenario.given(OPENED).by(ADA_THE_ADMINISTRATOR).when(username("alice dev")).thenRejected(Type.INVALID, "a-username-is-given");
    }

    @Test
    void the_last_role_is_not_taken_away() {
        Scenario.given(OPENED).by(ADA_THE_ADMINISTRATOR).when(roles()).thenRejected(Type.INVALID, "at-least-one-role");
    }

    @Test
    void an_inactive_account_is_still_changed_by_an_administrator() {
        Scenario.given(OPENED, DEACTIVATED).by(ADA_THE_ADMINISTRATOR).when(department("Archive")).then(new DepartmentChanged(ALICE, "Archive"));
    }
}
