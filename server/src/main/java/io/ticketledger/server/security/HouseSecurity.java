package io.ticketledger.server.security;

import static org.springframework.http.HttpMethod.GET;

import io.ticketledger.events.Role;
import io.ticketledger.server.settings.Settings;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;

/**
 * What is in no room. Health and documentation are everybody's. Metrics are for this machine, for an administrator, and for a system that holds an API
 * key (a scraper elsewhere): they tell how many of everything there are. All else is not there, for anybody.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class HouseSecurity {

    /** The documentation's pages bring their own scripts and styles, and call nobody but this server. */
    private static final String PAGES = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    @Bean
    @Order(100)
    SecurityFilterChain houseDoors(HttpSecurity http, Rooms rooms, Tokens tokens, ApiKeys apiKeys) {
        return RoomSecurity.stateless(http)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(PAGES)))
                .authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC).permitAll()
                        .requestMatchers(GET, "/actuator/health", "/actuator/health/*", "/docs", "/docs/**").permitAll()
                        .requestMatchers(GET, "/actuator/info").permitAll()
                        .requestMatchers(GET, "/actuator/prometheus").access((authentication, context) -> new AuthorizationDecision(
                                isFromThisMachine(context.getRequest()) || isHeldByASystem(context.getRequest(), apiKeys)
                                        || authentication.get().getPrincipal() instanceof Caller caller && caller.hasAny(Role.ADMIN)))
                        .anyRequest().denyAll())
                .exceptionHandling(refusals -> refusals
                        .authenticationEntryPoint((request, response, _) -> rooms.refuse(request, response, Reason.NO_SUCH_PLACE))
                        .accessDeniedHandler((request, response, _) -> rooms.refuse(request, response, Reason.NO_SUCH_PLACE)))
                .addFilterBefore(new BearerTokens(tokens, rooms), AnonymousAuthenticationFilter.class)
                .build();
    }

    @Bean
    ApiKeys apiKeys(Settings settings) {
        return new ApiKeys(settings.keysByName());
    }

    @Bean
    CorsConfigurationSource roomCors(Settings settings, SuperSecretKey superSecretKey) {
        CorsConfiguration allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(settings.corsOrigins());
        allowed.setAllowedMethods(List.of("GET", "POST", "PUT", "PATCH", "DELETE"));
        allowed.setAllowedHeaders(List.of("Authorization", "Content-Type", "Accept", "Last-Event-ID", "X-Project-ID", RequestTrace.HEADER));
        if (superSecretKey.isSet()) allowed.addAllowedHeader(SuperSecretKey.HEADER);
        // The origins are always named ones, so a page may be told to send its cookies along; none of them open anything here.
        allowed.setAllowCredentials(true);
        allowed.setExposedHeaders(List.of(RequestTrace.HEADER, "Retry-After", "Content-Disposition", "Link", "Ledger-Position"));
        allowed.setMaxAge(3600L);
        return _ -> settings.corsOrigins().isEmpty() ? null : allowed;
    }

    /** A request that a proxy on this machine hands on is not from this machine, whether or not we trust what the proxy says of it. */
    private static boolean isFromThisMachine(HttpServletRequest request) {
        if (request.getHeader("Forwarded") != null || request.getHeader("X-Forwarded-For") != null || request.getHeader("Via") != null) return false;
        try {
            return InetAddress.ofLiteral(request.getRemoteAddr()).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isHeldByASystem(HttpServletRequest request, ApiKeys keys) {
        String token = BearerTokens.token(request);
        return token != null && keys.holder(token).isPresent();
    }
}
