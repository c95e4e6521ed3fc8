package io.ticketledger.server.kanban;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;

import io.ticketledger.server.corridor.RoomDesk;
import io.ticketledger.server.corridor.RoomJson;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.security.Room;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Where the room is, what is open to everybody in it, how it writes JSON, and what its routes share. */
@Configuration(proxyBeanMethods = false)
class KanbanRoom {

    private static final String DIALECT = "kanban";

    static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .addModule(new SimpleModule().addSerializer(Instant.class, new MicrosecondsAtMost()))
            .build();

    /** Times are kept in microseconds, so none is shown that is finer. */
    private static final class MicrosecondsAtMost extends ValueSerializer<Instant> {
        @Override
        public void serialize(Instant time, JsonGenerator json, SerializationContext context) {
            json.writeString(time.truncatedTo(ChronoUnit.MICROS).toString());
        }
    }

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
