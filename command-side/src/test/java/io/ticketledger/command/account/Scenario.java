package io.ticketledger.command.account;

import io.ticketledger.command.Context;
import io.ticketledger.command.Specification;
import io.ticketledger.events.account.AccountEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code Scenario.given(events).by(actor).when(command).then(events)} for accounts. */
final class Scenario {

    static final Specification.Decider<AccountState, AccountCommand, AccountEvent> ACCOUNT = new Specification.Decider<>() {
        @Override
        public List<AccountEvent> decide(@Nullable AccountState account, AccountCommand command, Context context) {
            return AccountDecider.decide(account, command, context);
        }

        @Override
        public AccountState evolve(@Nullable AccountState account, AccountEvent event, Instant occurred) {
            return AccountDecider.evolve(account, event);
        }
    };

    private Scenario() {}

    static Specification<AccountState, AccountCommand, AccountEvent> given(AccountEvent... events) {
        return new Specification<>(ACCOUNT, List.of(events));
    }
}
