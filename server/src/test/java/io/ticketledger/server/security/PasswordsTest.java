package io.ticketledger.server.security;

import static io.ticketledger.practice.Practice.ask;
import static io.ticketledger.practice.Practice.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.ticketledger.command.Rejection;
import io.ticketledger.command.account.AccountCommand.DeactivateAccount;
import io.ticketledger.events.CredentialId;
import io.ticketledger.events.Role;
import io.ticketledger.practice.Practice;
import io.ticketledger.query.directory.Account;
import io.ticketledger.server.testing.RunningDesk;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.lang.management.ManagementFactory;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PasswordsTest {

    private final RunningDesk desk = Practice.desk();
    /** At the price that a desk asks outside of tests. */
    private final Passwords.Cost cost = new SecurityWiring().passwordCost();
    private final Passwords passwords = new Passwords(desk.part(JdbcClient.class), Clock.systemUTC(), cost);
    private final Login login = desk.part(Login.class);

    @Test
    void a_password_is_kept_as_an_argon2id_hash_and_matches_itself_alone() {
        CredentialId id = passwords.store("correct horse");
        String hash = desk.part(JdbcClient.class).sql("SELECT hash FROM credential WHERE id = ?").param(id.raw()).query(String.class).single();
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("correct horse");
        assertThat(passwords.matches(id, "correct horse")).isTrue();
        assertThat(passwords.matches(id, "correct horse ")).isFalse();
        assertThat(passwords.matches(id, "")).isFalse();
    }

    @Test
    void equal_passwords_have_different_hashes() {
        passwords.store("twins");
        passwords.store("twins");
        assertThat(desk.part(JdbcClient.class).sql("SELECT count(*) - count(DISTINCT hash) FROM credential").query(Long.class).single()).isZero();
    }

    @Test
    void an_unknown_credential_matches_nothing_not_even_the_password_it_is_compared_with() {
        assertThat(passwords.matches(null, "the password of nobody")).isFalse();
        assertThat(passwords.matches(new CredentialId(UUID.randomUUID()), "the password of nobody")).isFalse();
    }

    /** The work is compared and not the clock: Argon2 fills 19 MiB for each password, and without that an unknown account would answer a hundred times faster. */
    @Test
    void an_unknown_credential_costs_as_much_work_as_a_known_one() {
        CredentialId id = passwords.store("something");
        assertThat(bytesAllocatedBy(() -> passwords.matches(id, "x"))).isGreaterThan(19L << 20);
        assertThat(bytesAllocatedBy(() -> passwords.matches(null, "x"))).isGreaterThan(19L << 20);
        assertThat(bytesAllocatedBy(() -> passwords.matches(new CredentialId(UUID.randomUUID()), "x"))).isGreaterThan(19L << 20);
    }

    @Test
    void names_are_compared_without_regard_to_case_and_addresses_only_where_they_are_meant() {
        Account pat = person(desk, "pat-Passw0rd", Role.AGENT);
        assertThat(login.login(pat.username().toUpperCase(), "pat-Passw0rd")).contains(pat);
        assertThat(login.login(pat.username(), "PAT-Passw0rd")).isEmpty();
        assertThat(login.login(pat.email(), "pat-Passw0rd")).isEmpty();
        assertThat(login.loginByEmail(pat.email().toUpperCase(), "pat-Passw0rd")).contains(pat);
        assertThat(login.loginByEither(pat.email(), "pat-Passw0rd")).contains(pat);
        assertThat(login.loginByEither(pat.username(), "pat-Passw0rd")).contains(pat);
    }

    @Test
    void an_inactive_account_does_not_log_in() {
        Account pat = person(desk, "pat-Passw0rd", Role.AGENT);
        ask(desk, new DeactivateAccount(pat.id()));
        assertThat(login.login(pat.username(), "pat-Passw0rd")).isEmpty();
    }

    @Test
    void names_that_no_database_can_hold_are_unknown_and_no_accident() {
        assertThat(login.login("a\0b", "x")).isEmpty();
        assertThat(login.login("a\uD800b", "x")).isEmpty();
        assertThat(login.login("admin", "\0\uD800")).isEmpty();
        assertThatThrownBy(() -> passwords.store("\uD800")).isInstanceOf(Rejection.class);
    }

    @Test
    void a_flood_is_turned_away_instead_of_filling_the_memory() throws Exception {
        Passwords narrow = new Passwords(desk.part(JdbcClient.class), Clock.systemUTC(), cost, 1);
        int flood = 60;
        CountDownLatch everybodyIsThere = new CountDownLatch(flood);
        List<Future<Boolean>> logins = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(flood)) {
            for (int i = 0; i < flood; i++) {
                logins.add(threads.submit(() -> {
                    everybodyIsThere.countDown();
                    everybodyIsThere.await();
                    return narrow.matches(null, "x");
                }));
            }
        }
        List<Throwable> turnedAway = new ArrayList<>();
        for (Future<Boolean> each : logins) {
            try {
                assertThat(each.get()).isFalse();
            } catch (ExecutionException e) {
                turnedAway.add(e.getCause());
            }
        }
        assertThat(turnedAway).isNotEmpty().allMatch(TooManyLogins.class::isInstance);
        assertThat(turnedAway).hasSizeLessThanOrEqualTo(flood - 17);
        assertThat(narrow.matches(null, "x")).as("and afterwards all is as before").isFalse();
    }

    @Test
    void nobody_waits_for_a_place_that_was_never_given_back() {
        Passwords narrow = new Passwords(desk.part(JdbcClient.class), Clock.systemUTC(), cost, 1);
        for (int i = 0; i < 20; i++) assertThatThrownBy(() -> narrow.store(null)).isInstanceOf(RuntimeException.class);
        assertThat(narrow.matches(null, "x")).isFalse();
    }

    private static long bytesAllocatedBy(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
