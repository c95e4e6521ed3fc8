package io.ticketledger.server.incident;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.query.ticketdetails.ReadAhead;
import io.ticketledger.query.ticketdetails.TicketDetails;
import io.ticketledger.query.ticketlist.TicketList;
import io.ticketledger.server.corridor.RoomDesk;
import io.ticketledger.server.corridor.RoomJson;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.files.Contents;
import io.ticketledger.server.security.BodyLimits;
import io.ticketledger.server.security.Room;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Where the room is, what is open to everybody in it, how it writes JSON, and what its routes share. */
@Configuration(proxyBeanMethods = false)
class IncidentRoom {

    static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    @Bean
    Room incidentDoor() {
        return Room.at("/api").open(POST, "/auth/login").open(POST, "/auth/refresh").files(POST, "/tickets/{number}/add_attachment").forPages(GET, "/tickets/stream")
                .refusing(IncidentProblems::refuse);
    }

    @Bean
    RoomJson incidentJson() {
        return new RoomJson(IncidentRoom.class, JSON);
    }

    @Bean
    RoomDesk incidentDesk(Desk desk) {
        return new RoomDesk(desk, "incident");
    }

    @Bean
    IncidentTickets incidentTickets(TicketList list, TicketDetails details, ReadAhead readAhead, Directory directory, Contents contents,
            PostgresEventStorageEngine log, RoomDesk incidentDesk) {
        return new IncidentTickets(list, details, readAhead, directory, contents, log, incidentDesk, JSON);
    }

    @Bean
    IncidentAttachments incidentAttachments(Contents contents, Directory directory, RoomDesk incidentDesk, Numbers numbers,
            BodyLimits limits) {
        return new IncidentAttachments(contents, directory, incidentDesk, numbers, limits.largestFile());
    }
}
