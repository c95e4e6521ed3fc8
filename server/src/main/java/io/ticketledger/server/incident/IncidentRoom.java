package io.ticketledger.server.incident;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import io.ticketledger.server.corridor.RoomDesk;
import io.ticketledger.server.corridor.RoomJson;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.security.Room;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Where the room is, what is open to everybody in it, how it writes JSON, and what its routes share. */
@Configuration(proxyBeanMethods = false)
class IncidentRoom {

    static final String DIALECT = "incident";

    static final JsonMapper JSON = RoomJson.usual();

    @Bean
    Room incidentDoor() {
        return Room.at("/api")
                .open(POST, "/auth/login").open(POST, "/auth/refresh")
                .files(POST, "/tickets/{number}/add_attachment")
                .forPages(GET, "/tickets/stream").refusing(IncidentProblems::refuse);
    }

    @Bean
    RoomJson incidentJson() {
        return new RoomJson(IncidentRoom.class, JSON);
    }

    @Bean
    RoomDesk incidentDesk(Desk desk) {
        return new RoomDesk(desk, DIALECT);
    }
}
