package io.ticketledger.server.security;

import io.ticketledger.query.directory.Directory;
import io.ticketledger.server.desk.Desk;
import jakarta.servlet.DispatcherType;
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
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.cors.CorsConfigurationSource;

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

    @Bean
    @Order(10)
    SecurityFilterChain roomDoors(HttpSecurity http, Rooms rooms, Tokens tokens, BodyLimits limits, ReadLog reads, CorsConfigurationSource roomCors,
            SuperSecretKey key, Directory directory, Desk desk) {
        if (key.isSet()) LOG.warn("TICKETLEDGER_SUPER_SECRET_KEY is set: WHOEVER KNOWS IT IS AN ADMINISTRATOR at /kanban/, without a password. Never do this where it matters.");
        return stateless(http)
                .securityMatcher(rooms::isInside)
                .cors(c -> c.configurationSource(roomCors))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'")))
                .authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC).permitAll()
                        .requestMatchers(rooms::isOpen).permitAll()
                        .anyRequest().authenticated())
                .exceptionHandling(refusals -> refusals
                        .authenticationEntryPoint((request, response, _) -> rooms.refuse(request, response, Reason.NO_TOKEN))
                        .accessDeniedHandler((request, response, _) -> rooms.refuse(request, response, Reason.FORBIDDEN)))
                .addFilterBefore(new SecretKeyUses(key, rooms, directory, desk), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new BearerTokens(tokens, rooms), AnonymousAuthenticationFilter.class)
                .addFilterAfter(limits, AuthorizationFilter.class)
                .addFilterAfter(new WatchedReads(rooms, reads), AuthorizationFilter.class)
                .addFilterAfter(new ReadableParameters(rooms), WatchedReads.class)
                .build();
    }

    /** What every door has in common. */
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
