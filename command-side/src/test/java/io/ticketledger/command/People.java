package io.ticketledger.command;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.Role;
import java.util.Set;
import java.util.UUID;

/** Who walks through the tests. Rosa asked for the ticket; Alan is assigned to it where anybody is. */
public final class People {

    public static final Actor ROSA_THE_REQUESTER = person("rosa", 1, Role.REQUESTER);
    public static final Actor STAN_A_STRANGER = person("stan", 2, Role.REQUESTER);
    public static final Actor ALAN_THE_ASSIGNED_AGENT = person("alan", 3, Role.AGENT);
    public static final Actor BETH_ANOTHER_AGENT = person("beth", 4, Role.AGENT);
    public static final Actor CORA_THE_COORDINATOR = person("cora", 5, Role.COORDINATOR);
    public static final Actor MONA_THE_MANAGER = person("mona", 6, Role.MANAGER);
    public static final Actor ADA_THE_ADMINISTRATOR = person("ada", 7, Role.ADMIN);

    public static final Actor IDA_THE_AUDITOR = person("ida", 8, Role.AUDITOR);

    private People() {}

    public static Actor person(String name, int number, Role... roles) {
        return new Actor(new AccountId(new UUID(0x019b4a7010007abcL, 0x9def000000000000L + number)), name, Set.of(roles));
    }

    /** The same person, holding other roles now. */
    public static Actor with(Actor person, Role... roles) {
        return new Actor(person.account(), person.name(), Set.of(roles));
    }

    public static AccountId account(Actor person) {
        AccountId account = person.account();
        if (account == null) throw new IllegalArgumentException(person.name() + " has no account");
        return account;
    }
}
