package io.ticketledger.server.security;

import com.nimbusds.jose.jwk.source.ImmutableSecret;
import io.ticketledger.events.AccountId;
import io.ticketledger.query.directory.Account;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** Writes and reads signed tokens (RFC 7519, HS256 and nothing else). Whether the person behind one may still come in is not asked here. */
final class Jwts {

    static final String ISSUER = "ticketledger";
    static final String AUDIENCE = "ticketledger";
    static final String TYPE = "token_type";
    static final String NUMBER = "user_id";

    enum Type {
        ACCESS, REFRESH;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record Written(String token, UUID id, Instant expires) {}

    record Read(UUID id, AccountId account, Instant expires) {}

    private final NimbusJwtEncoder encoder;
    private final NimbusJwtDecoder decoder;
    private final Clock clock;
    /** Checking the signature anew cost a tenth of a request. Whether the account is still active is asked each time. */
    private final Cache<String, Jwt> decoded = Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofMinutes(10)).build();

    Jwts(SecretKey key, Clock clock) {
        this.clock = clock;
        this.encoder = new NimbusJwtEncoder(new ImmutableSecret<>(key));
        this.decoder = NimbusJwtDecoder.withSecretKey(key).macAlgorithm(MacAlgorithm.HS256).build();
        // No leeway: who issues and who checks are the same desk. Its nodes' clocks are expected to agree to the second.
        JwtTimestampValidator time = new JwtTimestampValidator(Duration.ZERO);
        time.setClock(clock);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(List.of(
                time,
                new JwtClaimValidator<@Nullable Object>("exp", expires -> expires != null),
                new JwtClaimValidator<@Nullable String>("iss", ISSUER::equals),
                new JwtClaimValidator<@Nullable List<String>>("aud", audience -> audience != null && audience.contains(AUDIENCE)))));
    }

    Written write(Account account, Type type, Duration life) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        UUID id = UUID.randomUUID();
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .issuer(ISSUER).audience(List.of(AUDIENCE)).subject(account.id().toString()).id(id.toString())
                .issuedAt(now).expiresAt(now.plus(life))
                .claim(TYPE, type.word()).claim(NUMBER, account.number())
                .build();
        JwsHeader header = JwsHeader.with(MacAlgorithm.HS256).type("JWT").build();
        return new Written(encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue(), id, now.plus(life));
    }

    /** A signature that was right stays right; only time passes. */
    private Jwt checked(String token) {
        Jwt jwt = decoded.get(token, decoder::decode);
        if (!clock.instant().isBefore(jwt.getExpiresAt())) throw new BadToken("expired");
        return jwt;
    }

    /** @throws BadToken if it is not a token of this type, from here, and still good */
    Read read(String token, Type type) {
        try {
            Jwt jwt = checked(token);
            if (!type.word().equals(jwt.getClaims().get(TYPE))) throw new BadToken("not a token for " + type.word());
            return new Read(UUID.fromString(jwt.getId()), AccountId.of(jwt.getSubject()), jwt.getExpiresAt());
        } catch (JwtException | IllegalArgumentException | NullPointerException e) {
            throw new BadToken(String.valueOf(e.getMessage()));
        }
    }
}
