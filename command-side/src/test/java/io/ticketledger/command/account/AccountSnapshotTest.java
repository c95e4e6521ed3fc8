package io.ticketledger.command.account;

import static io.ticketledger.command.account.Accounts.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.account.AccountSnapshot.Standing;
import io.ticketledger.events.Channel;
import io.ticketledger.events.Role;
import io.ticketledger.events.account.*;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccountSnapshotTest {

    private static final List<AccountEvent> LIFE = List.of(OPENED, new UsernameChanged(ALICE, "alice", "al"), new EmailChanged(ALICE, "alice@company.com", null),
            new PersonRenamed(ALICE, "Al", "Dev"), new PhoneNumbersChanged(ALICE, null, "+9"), new DepartmentChanged(ALICE, null),
            new ChannelsChosen(ALICE, List.of(Channel.EMAIL)), new RolesChanged(ALICE, Set.of(Role.AGENT), Set.of(Role.ADMIN)), new PasswordChanged(ALICE, SECOND),
            new SecretKeyUsed(ALICE, "GET", "/"), DEACTIVATED, new AccountActivated(ALICE), DELETED);

    @Test
    void an_account_is_what_its_opening_says_and_then_what_was_changed() {
        assertThat(AccountSnapshot.after(LIFE, version -> version == 0 || version == 12)).containsExactly(
                new AccountSnapshot(ALICE, 0, Standing.ACTIVE, "alice", "alice@company.com", "Alice", "Developer", Set.of(Role.AGENT), "+1", "+2", "Support", Channel.ALL),
                new AccountSnapshot(ALICE, 12, Standing.DELETED, "al", null, "Al", "Dev", Set.of(Role.ADMIN), null, "+9", null, List.of(Channel.EMAIL)));
    }

    @Test
    void after_each_event_it_says_what_decisions_were_made_on() {
        List<AccountSnapshot> snapshots = AccountSnapshot.after(LIFE, _ -> true);
        AccountState state = null;
        for (int i = 0; i < LIFE.size(); i++) {
            state = AccountDecider.evolve(state, LIFE.get(i));
            AccountSnapshot s = snapshots.get(i);
            assertThat(new AccountState(s.id(), AccountState.Standing.valueOf(s.standing().name()), s.username(), s.email(), s.firstName(), s.lastName(), s.roles(),
                    s.phone(), s.whatsapp(), s.department(), s.channels())).isEqualTo(state);
            assertThat(s.version()).isEqualTo(i);
        }
    }

    @Test
    void the_life_above_has_every_kind_of_event() {
        assertThat(LIFE.stream().map(Object::getClass)).containsAll(Arrays.asList(AccountEvent.class.getPermittedSubclasses()));
    }

    @Test
    void no_credential_is_told() {
        assertThat(AccountSnapshot.class.getRecordComponents()).extracting(RecordComponent::getName).doesNotContain("credential", "password");
        assertThat(AccountSnapshot.after(LIFE, _ -> true).toString()).doesNotContain(FIRST.toString(), SECOND.toString());
    }
}
