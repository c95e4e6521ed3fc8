package io.ticketledger.server.kanban;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
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
class KanbanRoom {

    private static final String DIALECT = "kanban";

    static final JsonMapper JSON = RoomJson.usual();

    @Bean
    Room kanbanDoor() {
        return Room.at("/kanban/api")
                .open(POST, "/tickets/auth/login").open(POST, "/tickets/auth/register").open(POST, "/tickets/auth/token/refresh")
                // So that whoever looks at where one logs in hears that it is the wrong method, and not that he has to log in first.
                .open(GET, "/tickets/auth/login").open(GET, "/tickets/auth/register").open(GET, "/tickets/auth/token/refresh")
                .files(POST, "/tickets/attachments").files(POST, "/tickets/companies").files(PATCH, "/tickets/companies/{number}")
                .secretKey(DIALECT).refusing(KanbanProblems::refuse);
    }

    /** What a page loads by itself: pictures, files and sockets. */
    @Bean
    Room kanbanWindow() {
        return Room.at("/kanban/media", "/kanban/ws").forPages(GET, "/**").secretKey(DIALECT).refusing(KanbanProblems::refuse);
    }

    @Bean
    RoomJson kanbanJson() {
        return new RoomJson(KanbanRoom.class, JSON);
    }

    @Bean
    RoomDesk kanbanDesk(Desk desk) {
        return new RoomDesk(desk, DIALECT);
    }
}
