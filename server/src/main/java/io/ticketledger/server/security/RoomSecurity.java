package io.ticketledger.server.security;

import io.ticketledger.query.directory.Directory;
import io.ticketledger.server.desk.Desk;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.XXssProtectionHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter.XFrameOptionsMode;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/**
 * The doors of all rooms: bearer tokens, no session, so nothing a foreign page could ride on and no CSRF tokens; answers that nobody caches, frames or
 * sniffs. What is in no room is {@link HouseSecurity}'s.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class RoomSecurity {

    private static final Logger LOG = LoggerFactory.getLogger(RoomSecurity.class);

    /** Spring would time each of its own filters for each request: measured, that took as long as the requests themselves. */
    @Bean
    SecurityObservationSettings noStopwatchOnFilters() {
        return SecurityObservationSettings.noObservations();
    }

    /**
     * Its filters by name and no others: of those that Spring would put between them, half does nothing for bearer tokens but wrap the request once more, and everything
     * behind pays for each wrapper.
     */
    @Bean
    @Order(10)
    SecurityFilterChain roomDoors(Rooms rooms, Tokens tokens, BodyLimits limits, ReadLog reads, CorsConfigurationSource roomCors,
            SuperSecretKey key, Directory directory, Desk desk) {
        if (key.isSet()) LOG.warn("TICKETLEDGER_SUPER_SECRET_KEY is set: WHOEVER KNOWS IT IS AN ADMINISTRATOR at /kanban/, without a password. Never do this where it matters.");
        return new DefaultSecurityFilterChain(rooms::isInside, headers(), new CorsFilter(roomCors), new SecretKeyUses(key, rooms, directory, desk),
                new BearerTokens(tokens, rooms), new OnlyAdmitted(rooms), limits, new WatchedReads(rooms, reads), new ReadableParameters(rooms));
    }

    /** Those of Spring's defaults, and that nobody frames or runs what is answered. */
    private static HeaderWriterFilter headers() {
        return new HeaderWriterFilter(List.of(new XContentTypeOptionsHeaderWriter(), new XXssProtectionHeaderWriter(), new CacheControlHeadersWriter(), new HstsHeaderWriter(),
                new XFrameOptionsHeaderWriter(XFrameOptionsMode.DENY), new ContentSecurityPolicyHeaderWriter("default-src 'none'; frame-ancestors 'none'"),
                new ReferrerPolicyHeaderWriter(ReferrerPolicy.NO_REFERRER)));
    }

    /** As the rooms' doors are, for what is in none. */
    static HttpSecurity stateless(HttpSecurity http) {
        return http
                .csrf(AbstractHttpConfigurer::disable)
                .cors(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .anonymous(Customizer.withDefaults());
    }
}
