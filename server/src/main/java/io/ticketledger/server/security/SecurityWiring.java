package io.ticketledger.server.security;

import io.ticketledger.query.directory.Directory;
import io.ticketledger.server.home.Home;
import io.ticketledger.server.settings.Settings;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.filter.UrlHandlerFilter;

/** The parts of this package, put together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Settings.class)
class SecurityWiring {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Home home(Environment environment) {
        return Home.of(environment);
    }

    @Bean
    Passwords.Cost passwordCost() {
        return Passwords.Cost.USUAL;
    }

    @Bean
    Passwords passwords(JdbcClient sql, Clock clock, Passwords.Cost cost) {
        return new Passwords(sql, clock, cost);
    }

    @Bean
    Tokens tokens(JdbcClient sql, Directory directory, Settings settings, Home home, Clock clock) {
        return new Tokens(sql, directory, JwtKey.of(settings.jwtKey(), home), clock);
    }

    @Bean
    LastLogins lastLogins(JdbcClient sql, Clock clock) {
        return new LastLogins(sql, clock);
    }

    @Bean
    Login login(Directory directory, Passwords passwords, LastLogins lastLogins) {
        return new Login(directory, passwords, lastLogins);
    }

    @Bean
    SuperSecretKey superSecretKey(Settings settings) {
        return new SuperSecretKey(settings.superSecretKey());
    }

    @Bean
    Rooms rooms(ObjectProvider<Room> rooms) {
        return new Rooms(rooms.orderedStream().toList());
    }

    @Bean
    ReadLog readLog(JdbcClient sql) {
        return new ReadLog(sql);
    }

    @Bean
    BodyLimits bodyLimits(Rooms rooms, Settings settings) {
        return new BodyLimits(rooms, settings.attachments().maxSize().toBytes());
    }

    /** It stands behind the doors, where it is known who asks, and nowhere else. */
    @Bean
    FilterRegistrationBean<BodyLimits> bodyLimitsOnlyBehindTheDoors(BodyLimits limits) {
        FilterRegistrationBean<BodyLimits> registration = new FilterRegistrationBean<>(limits);
        registration.setEnabled(false);
        return registration;
    }

    /** Just behind the filter that puts in order what proxies say, if that is wanted. */
    @Bean
    FilterRegistrationBean<RequestTrace> requestTrace() {
        FilterRegistrationBean<RequestTrace> registration = new FilterRegistrationBean<>(new RequestTrace());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    /** Paths in a room end in a slash or do not, as the client likes; its controllers are written without. */
    @Bean
    FilterRegistrationBean<UrlHandlerFilter> slashes(ObjectProvider<Room> rooms) {
        String[] everywhere = rooms.orderedStream().flatMap(room -> room.prefixes().stream()).map(prefix -> prefix + "/**").toArray(String[]::new);
        FilterRegistrationBean<UrlHandlerFilter> registration =
                new FilterRegistrationBean<>(UrlHandlerFilter.trailingSlashHandler(everywhere.length == 0 ? new String[] {"/"} : everywhere).wrapRequest().build());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 3);
        return registration;
    }
}
