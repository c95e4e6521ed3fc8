package io.ticketledger.server.security;

import static io.ticketledger.practice.Practice.ask;
import static io.ticketledger.practice.Practice.person;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.ticketledger.command.account.AccountCommand.ActivateAccount;
import io.ticketledger.command.account.AccountCommand.ChangeAccount;
import io.ticketledger.command.account.AccountCommand.DeactivateAccount;
import io.ticketledger.command.account.AccountCommand.DeleteAccount;
import io.ticketledger.events.CredentialId;
import io.ticketledger.events.Role;
import io.ticketledger.practice.Practice;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.server.testing.RunningDesk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TokensTest {

    private static final TokenLife LIFE = new TokenLife(Duration.ofHours(2), Duration.ofDays(2));
    private static final SecretKey KEY = new SecretKeySpec(new byte[32], "HmacSHA256");
    private static final SecretKey ANOTHER_KEY = new SecretKeySpec("another key of at least 32 bytes".getBytes(), "HmacSHA256");

    private final RunningDesk desk = Practice.desk();
    private final Tokens tokens = at(Clock.systemUTC());
    private final Account pat = person(desk, "pat-Passw0rd", Role.AGENT);

    @Test
    void an_access_token_speaks_for_its_account_and_says_its_number() throws Exception {
        String access = tokens.issue(pat, LIFE).access();
        assertThat(tokens.verify(access)).isEqualTo(pat);
        JWTClaimsSet claims = SignedJWT.parse(access).getJWTClaimsSet();
        assertThat(claims.getLongClaim("user_id")).isEqualTo(pat.number());
        assertThat(claims.getSubject()).isEqualTo(pat.id().toString());
        assertThat(claims.getStringClaim("token_type")).isEqualTo("access");
        assertThat(Duration.between(claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant())).isEqualTo(LIFE.access());
    }

    @Test
    void a_token_made_by_our_rules_with_our_key_is_good_so_that_each_forgery_below_fails_for_its_own_reason() throws JOSEException {
        assertThat(tokens.verify(signed(claims -> claims, KEY))).isEqualTo(pat);
    }

    @Test
    void no_forgery_is_believed() throws Exception {
        List<String> forgeries = List.of(
                "", ".", "..", "a.b.c", "nonsense",
                signed(claims -> claims, ANOTHER_KEY),
                signed(claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(1))), KEY),
                signed(claims -> claims.expirationTime(null), KEY),
                signed(claims -> claims.notBeforeTime(Date.from(Instant.now().plusSeconds(60))), KEY),
                signed(claims -> claims.issuer("somebody"), KEY),
                signed(claims -> claims.issuer(null), KEY),
                signed(claims -> claims.audience("something"), KEY),
                signed(claims -> claims.audience((String) null), KEY),
                signed(claims -> claims.claim("token_type", "refresh"), KEY),
                signed(claims -> claims.claim("token_type", null), KEY),
                signed(claims -> claims.subject(null), KEY),
                signed(claims -> claims.subject("admin"), KEY),
                signed(claims -> claims.subject("00000000-0000-0000-0000-000000000000"), KEY),
                signed(claims -> claims.jwtID(null), KEY),
                new PlainJWT(claims().build()).serialize(),
                withoutSignature(signed(claims -> claims, KEY)),
                tampered(signed(claims -> claims, KEY)));
        for (String forgery : forgeries) {
            assertThatThrownBy(() -> tokens.verify(forgery)).as(forgery).isInstanceOf(BadToken.class);
            assertThatThrownBy(() -> tokens.refresh(forgery, LIFE)).as(forgery).isInstanceOf(BadToken.class);
        }
    }

    @Test
    void another_algorithm_is_refused_even_with_our_key() throws JOSEException {
        SecretKey longKey = new SecretKeySpec(new byte[64], "HmacSHA512");
        Tokens ofLongKey = new Tokens(desk.part(JdbcClient.class), desk.part(Directory.class), longKey, Clock.systemUTC());
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS512), claims().build());
        token.sign(new MACSigner(longKey));
        assertThatThrownBy(() -> ofLongKey.verify(token.serialize())).isInstanceOf(BadToken.class);
    }

    @Test
    void a_token_is_good_until_the_second_it_expires() {
        TokenPair pair = tokens.issue(pat, LIFE);
        assertThat(in(LIFE.access().minusSeconds(5)).verify(pair.access())).isEqualTo(pat);
        assertThatThrownBy(() -> in(LIFE.access()).verify(pair.access())).isInstanceOf(BadToken.class);
        assertThatThrownBy(() -> in(LIFE.refresh()).refresh(pair.refresh(), LIFE)).isInstanceOf(BadToken.class);
    }

    @Test
    void an_access_token_does_not_refresh_and_a_refresh_token_gives_no_access() {
        TokenPair pair = tokens.issue(pat, LIFE);
        assertThatThrownBy(() -> tokens.refresh(pair.access(), LIFE)).isInstanceOf(BadToken.class);
        assertThatThrownBy(() -> tokens.verify(pair.refresh())).isInstanceOf(BadToken.class);
    }

    @Test
    void of_sixteen_who_come_with_one_refresh_token_exactly_one_is_served() throws Exception {
        String refresh = tokens.issue(pat, LIFE).refresh();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Callable<String>> askers = new ArrayList<>();
            for (int i = 0; i < 16; i++) askers.add(() -> refreshes(refresh));
            List<String> outcomes = new ArrayList<>();
            for (Future<String> outcome : threads.invokeAll(askers)) outcomes.add(outcome.get());
            assertThat(outcomes.stream().collect(groupingBy(outcome -> outcome, counting()))).isEqualTo(Map.of("served", 1L, "refused", 15L));
        }
    }

    @Test
    void what_a_refresh_gives_can_be_refreshed_again_and_renewing_uses_nothing_up() {
        TokenPair second = tokens.refresh(tokens.issue(pat, LIFE).refresh(), LIFE);
        assertThat(tokens.verify(tokens.renew(second.refresh(), LIFE))).isEqualTo(pat);
        assertThat(tokens.verify(tokens.renew(second.refresh(), LIFE))).isEqualTo(pat);
        assertThat(tokens.verify(tokens.refresh(second.refresh(), LIFE).access())).isEqualTo(pat);
        assertThatThrownBy(() -> tokens.renew(second.refresh(), LIFE)).isInstanceOf(BadToken.class);
    }

    @Test
    void a_revoked_token_is_spent_and_revoking_it_twice_is_no_error() {
        String refresh = tokens.issue(pat, LIFE).refresh();
        tokens.revoke(refresh);
        tokens.revoke(refresh);
        assertThat(refreshes(refresh)).isEqualTo("refused");
        assertThatThrownBy(() -> tokens.revoke("nonsense")).isInstanceOf(BadToken.class);
    }

    @Test
    void revoking_all_of_an_account_leaves_the_others_alone() {
        Account sam = person(desk, "sam-Passw0rd", Role.REQUESTER);
        String ofPat = tokens.issue(pat, LIFE).refresh();
        String ofSam = tokens.issue(sam, LIFE).refresh();
        tokens.revokeAll(pat.id());
        assertThat(refreshes(ofPat)).isEqualTo("refused");
        assertThat(refreshes(ofSam)).isEqualTo("served");
    }

    @Test
    void a_new_password_ends_what_was_issued_under_the_old_one() {
        String refresh = tokens.issue(pat, LIFE).refresh();
        CredentialId other = desk.part(Passwords.class).store("another-Passw0rd");
        ask(desk, new ChangeAccount(pat.id(), null, null, null, null, null, null, null, null, null, other));
        assertThat(refreshes(refresh)).isEqualTo("refused");
    }

    @Test
    void whoever_is_shut_out_refreshes_nothing() {
        TokenPair ofInactive = tokens.issue(pat, LIFE);
        ask(desk, new DeactivateAccount(pat.id()));
        assertThat(refreshes(ofInactive.refresh())).isEqualTo("refused");
        assertThatThrownBy(() -> tokens.verify(ofInactive.access())).isInstanceOf(BadToken.class);
        ask(desk, new ActivateAccount(pat.id()));
        String ofDeleted = tokens.issue(pat, LIFE).refresh();
        ask(desk, new DeleteAccount(pat.id()));
        assertThat(refreshes(ofDeleted)).isEqualTo("refused");
    }

    @Test
    void what_has_expired_is_swept_away_as_new_ones_are_issued() {
        Tokens longAgo = in(Duration.ofDays(-400));
        for (int i = 0; i < 8; i++) longAgo.issue(pat, LIFE);
        tokens.issue(pat, LIFE);
        tokens.issue(pat, LIFE);
        assertThat(desk.part(JdbcClient.class).sql("SELECT count(*) FROM refresh_token WHERE expires < now() - interval '300 days'").query(Long.class).single()).isZero();
    }

    private String refreshes(String token) {
        try {
            tokens.verify(tokens.refresh(token, LIFE).access());
            return "served";
        } catch (BadToken e) {
            return "refused";
        }
    }

    private Tokens in(Duration time) {
        return at(Clock.fixed(Instant.now().plus(time), ZoneOffset.UTC));
    }

    private Tokens at(Clock clock) {
        return new Tokens(desk.part(JdbcClient.class), desk.part(Directory.class), KEY, clock);
    }

    private JWTClaimsSet.Builder claims() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder().issuer("ticketledger").audience("ticketledger").subject(pat.id().toString()).jwtID("7f2c36a8-1111-4222-8333-444455556666")
                .issueTime(Date.from(now)).expirationTime(Date.from(now.plusSeconds(600))).claim("token_type", "access").claim("user_id", pat.number());
    }

    private String signed(UnaryOperator<JWTClaimsSet.Builder> change, SecretKey key) throws JOSEException {
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), change.apply(claims()).build());
        token.sign(new MACSigner(key));
        return token.serialize();
    }

    private static String withoutSignature(String token) {
        return token.substring(0, token.lastIndexOf('.') + 1);
    }

    /** One letter of the claims is another one. */
    private static String tampered(String token) {
        int at = token.indexOf('.') + 10;
        return token.substring(0, at) + (token.charAt(at) == 'A' ? 'B' : 'A') + token.substring(at + 1);
    }
}
