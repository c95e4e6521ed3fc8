package io.ticketledger.command.account;

import static io.ticketledger.command.People.ADA_THE_ADMINISTRATOR;
import static io.ticketledger.command.account.Accounts.*;

import io.ticketledger.command.Actor;
import io.ticketledger.command.account.AccountCommand.*;
import io.ticketledger.events.Channel;
import io.ticketledger.events.Role;
import io.ticketledger.events.account.*;
import java.util.List;
import java.util.Set;

/** One accepted use of every command at least, and every event at least once among what comes of it. */
final class AccountExamples {

    record Example(List<AccountEvent> given, Actor actor, AccountCommand command, List<AccountEvent> then) {

        @Override
        public String toString() {
            return command.getClass().getSimpleName() + " → " + then.stream().map(event -> event.getClass().getSimpleName()).toList();
        }
    }

    static final List<Example> ALL = List.of(
            example(List.of(), OPEN, OPENED),
            example(List.of(OPENED), new ChangeAccount(ALICE, "alice2", "a@b.example", "Alicia", null, Set.of(Role.ADMIN), "+3", null, "Sales",
                            List.of(Channel.IN_APP), SECOND),
                    new UsernameChanged(ALICE, "alice", "alice2"), new EmailChanged(ALICE, "alice@company.com", "a@b.example"),
                    new PersonRenamed(ALICE, "Alicia", "Developer"), new PhoneNumbersChanged(ALICE, "+3", "+2"), new DepartmentChanged(ALICE, "Sales"),
                    new ChannelsChosen(ALICE, List.of(Channel.IN_APP)),
                    new RolesChanged(ALICE, Set.of(Role.AGENT), Set.of(Role.ADMIN)), new PasswordChanged(ALICE, SECOND)),
            example(List.of(OPENED), new DeactivateAccount(ALICE), DEACTIVATED),
            example(List.of(OPENED, DEACTIVATED), new ActivateAccount(ALICE), new AccountActivated(ALICE)),
            example(List.of(OPENED), new DeleteAccount(ALICE), DELETED),
            new Example(List.of(OPENED), Actor.SYSTEM, new NoteSecretKeyUse(ALICE, "GET", "/kanban/api/tickets/tickets/"),
                    List.of(new SecretKeyUsed(ALICE, "GET", "/kanban/api/tickets/tickets/"))));

    private AccountExamples() {}

    private static Example example(List<AccountEvent> given, AccountCommand command, AccountEvent... then) {
        return new Example(given, ADA_THE_ADMINISTRATOR, command, List.of(then));
    }
}
