package io.ticketledger.server.ledger;

import static org.springframework.http.HttpMethod.GET;

import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.query.auditlog.AuditLog;
import io.ticketledger.query.ticketlist.TicketList;
import io.ticketledger.server.corridor.RoomJson;
import io.ticketledger.server.security.Room;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Where the room is, who may come in, how it writes JSON, and what its routes share. */
@Configuration(proxyBeanMethods = false)
class LedgerRoom implements WebMvcConfigurer {

    static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS, DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build();

    private static final String HERE = "/ledger";

    @Bean
    Room ledgerDoor() {
        return Room.at(HERE).watched().forPages(GET, "/feed").refusing(LedgerProblems::refuse);
    }

    @Bean
    RoomJson ledgerJson() {
        return new RoomJson(LedgerRoom.class, JSON);
    }

    @Bean
    LedgerTickets ledgerTickets(TicketList list, AuditLog index, PostgresEventStorageEngine log) {
        return new LedgerTickets(list, index, log);
    }

    @Bean
    LedgerPeople ledgerPeople(Directory directory) {
        return new LedgerPeople(directory);
    }

    /**
     * An answer that a client has already is not sent again. Taken from what was written, so that it is right for every route; an answer that is streamed
     * has none.
     */
    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> ledgerEtags() {
        FilterRegistrationBean<ShallowEtagHeaderFilter> registration = new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
        registration.addUrlPatterns(HERE + "/*");
        return registration;
    }

    /** Once for the whole room, so that no route can forget it. */
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new OnlyAuditors()).addPathPatterns(HERE + "/**");
    }
}
