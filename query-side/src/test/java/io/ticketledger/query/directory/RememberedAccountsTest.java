package io.ticketledger.query.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.Channel;
import io.ticketledger.events.Role;
import io.ticketledger.events.account.AccountDeactivated;
import io.ticketledger.events.account.SecretKeyUsed;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RememberedAccountsTest {

    private static final AccountId PAT = new AccountId(new UUID(7, 1));
    private static final AccountId KIM = new AccountId(new UUID(7, 2));
    private static final AccountId NOBODY = new AccountId(new UUID(7, 3));

    private final Map<AccountId, Account> table = new HashMap<>(Map.of(PAT, account(PAT, 2, AccountStanding.ACTIVE), KIM, account(KIM, 1, AccountStanding.ACTIVE)));
    private int asked;
    private boolean followed = true;
    private long reached = 100;
    private Runnable meanwhile = () -> {};

    private final RememberedAccounts accounts = new RememberedAccounts(new RememberedAccounts.Following() {
        @Override
        public boolean isUpToDate() {
            return followed;
        }

        @Override
        public long told() {
            return 100;
        }

        @Override
        public long reached() {
            return reached;
        }
    });

    @Test
    void who_was_found_is_not_asked_for_again_and_who_was_not_is() {
        assertThat(find(PAT, KIM, NOBODY)).extracting(Account::id).containsExactly(KIM, PAT);
        assertThat(find(PAT, KIM)).extracting(Account::id).containsExactly(KIM, PAT);
        assertThat(asked).isEqualTo(3);
        find(NOBODY);
        assertThat(asked).isEqualTo(4);
    }

    @Test
    void whom_the_log_tells_of_is_asked_for_until_the_table_has_heard_of_it_too() {
        find(PAT, KIM);
        accounts.saw(new AccountDeactivated(PAT), 101);
        assertThat(standing(PAT)).isEqualTo(AccountStanding.ACTIVE);
        table.put(PAT, account(PAT, 2, AccountStanding.INACTIVE));
        assertThat(standing(PAT)).isEqualTo(AccountStanding.INACTIVE);
        reached = 101;
        asked = 0;
        assertThat(standing(PAT)).isEqualTo(AccountStanding.INACTIVE);
        assertThat(standing(PAT)).isEqualTo(AccountStanding.INACTIVE);
        assertThat(standing(KIM)).isEqualTo(AccountStanding.ACTIVE);
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void whom_the_log_tells_of_while_he_is_looked_up_is_not_remembered() {
        meanwhile = () -> accounts.saw(new AccountDeactivated(PAT), 101);
        find(PAT);
        meanwhile = () -> {};
        reached = 101;
        table.put(PAT, account(PAT, 2, AccountStanding.INACTIVE));
        assertThat(standing(PAT)).isEqualTo(AccountStanding.INACTIVE);
    }

    @Test
    void nobody_is_remembered_from_a_table_that_is_behind_what_was_in_the_log_before() {
        reached = 99;
        find(PAT);
        find(PAT);
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void as_long_as_the_log_cannot_be_followed_the_table_is_asked() {
        find(PAT);
        followed = false;
        table.put(PAT, account(PAT, 2, AccountStanding.DELETED));
        assertThat(standing(PAT)).isEqualTo(AccountStanding.DELETED);
    }

    @Test
    void what_changes_nobody_lets_go_of_nobody() {
        find(PAT);
        accounts.saw(new SecretKeyUsed(PAT, "GET", "/kanban/"), 101);
        find(PAT);
        assertThat(asked).isEqualTo(1);
    }

    private AccountStanding standing(AccountId id) {
        return find(id).getFirst().standing();
    }

    private List<Account> find(AccountId... ids) {
        return accounts.find(List.of(ids), this::read);
    }

    private List<Account> read(Collection<AccountId> ids) {
        asked += ids.size();
        List<Account> found = ids.stream().filter(table::containsKey).map(table::get).toList();
        meanwhile.run();
        return found;
    }

    private static Account account(AccountId id, long number, AccountStanding standing) {
        return new Account(id, number, "user" + number, null, "", "", EnumSet.of(Role.AGENT), null, null, null, List.copyOf(Channel.ALL), standing, null, Instant.EPOCH, Instant.EPOCH);
    }
}
