package io.ticketledger.command.account;

import io.ticketledger.command.Actor;
import io.ticketledger.command.People;
import io.ticketledger.command.account.AccountCommand.ChangeAccount;
import io.ticketledger.command.account.AccountCommand.OpenAccount;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.Channel;
import io.ticketledger.events.CredentialId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.Role;
import io.ticketledger.events.account.AccountDeactivated;
import io.ticketledger.events.account.AccountDeleted;
import io.ticketledger.events.account.AccountOpened;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Alice's account, and Alice herself as an actor. */
final class Accounts {

    static final Actor ALICE_HERSELF = People.person("alice", 11, Role.AGENT);
    static final Actor ALICE_AS_ADMINISTRATOR = People.with(ALICE_HERSELF, Role.ADMIN);
    /** Of some project; on the desk she may ask like anybody. */
    static final Actor SUE_A_SUPERADMIN = People.person("sue", 12, Role.REQUESTER).in(Map.of(ProjectId.of("019b4a70-3000-7abc-9def-0123456789a2"), ProjectRole.SUPERADMIN));
    static final AccountId ALICE = People.account(ALICE_HERSELF);
    static final CredentialId FIRST = CredentialId.of("019b4a70-2000-7e11-a0b1-c2d3e4f50617");
    static final CredentialId SECOND = CredentialId.of("019b4a70-2000-7e11-a0b1-c2d3e4f50618");

    static final OpenAccount OPEN = new OpenAccount(ALICE, 2, "alice", "alice@company.com", "Alice", "Developer", Set.of(Role.AGENT), "+1", "+2", "Support", FIRST);
    static final AccountOpened OPENED =
            new AccountOpened(ALICE, 2, "alice", "alice@company.com", "Alice", "Developer", Set.of(Role.AGENT), "+1", "+2", "Support", FIRST);
    static final AccountDeactivated DEACTIVATED = new AccountDeactivated(ALICE);
    static final AccountDeleted DELETED = new AccountDeleted(ALICE, "alice", "alice@company.com");

    /** Changes nothing; the tests set what they change. */
    static final ChangeAccount AS_IT_IS = new ChangeAccount(ALICE, null, null, null, null, null, null, null, null, null, null);

    private Accounts() {}

    static ChangeAccount name(@Nullable String first, @Nullable String last) {
        return new ChangeAccount(ALICE, null, null, first, last, null, null, null, null, null, null);
    }

    static ChangeAccount username(String username) {
        return new ChangeAccount(ALICE, username, null, null, null, null, null, null, null, null, null);
    }

    static ChangeAccount email(String email) {
        return new ChangeAccount(ALICE, null, email, null, null, null, null, null, null, null, null);
    }

    static ChangeAccount roles(Role... roles) {
        return new ChangeAccount(ALICE, null, null, null, null, Set.of(roles), null, null, null, null, null);
    }

    static ChangeAccount numbers(@Nullable String phone, @Nullable String whatsapp) {
        return new ChangeAccount(ALICE, null, null, null, null, null, phone, whatsapp, null, null, null);
    }

    static ChangeAccount department(String department) {
        return new ChangeAccount(ALICE, null, null, null, null, null, null, null, department, null, null);
    }

    static ChangeAccount channels(Channel... channels) {
        return new ChangeAccount(ALICE, null, null, null, null, null, null, null, null, List.of(channels), null);
    }

    static ChangeAccount credential(CredentialId credential) {
        return new ChangeAccount(ALICE, null, null, null, null, null, null, null, null, null, credential);
    }
}
