package io.ticketledger.server.corridor;

import org.jspecify.annotations.Nullable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Writes the responses of one room, and of no other, with that room's own JSON settings. A response belongs to the room in whose package its class lives. */
public final class RoomJson extends JacksonJsonHttpMessageConverter {

    /** Names in snake_case and times in UTC, as this family of APIs writes them. */
    private static final JsonMapper USUAL = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .addModule(new SimpleModule().addSerializer(Instant.class, new MicrosecondsAtMost()))
            .build();

    private final String room;

    public RoomJson(Class<?> inRoom, JsonMapper mapper) {
        super(mapper);
        this.room = inRoom.getPackageName();
    }

    public static JsonMapper usual() {
        return USUAL;
    }

    @Override
    public boolean canRead(ResolvableType type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    public boolean canWrite(ResolvableType type, Class<?> valueClass, @Nullable MediaType mediaType) {
        return livesHere(type, valueClass) && super.canWrite(type, valueClass, mediaType);
    }

    /** Lists and pages live where their elements do. */
    private boolean livesHere(ResolvableType type, Class<?> valueClass) {
        if (valueClass.getPackageName().equals(room)) return true;
        for (ResolvableType generic : type.getGenerics()) {
            if (livesHere(generic, generic.toClass())) return true;
        }
        return false;
    }

    /** Times are kept in microseconds, so none is shown that is finer. */
    private static final class MicrosecondsAtMost extends ValueSerializer<Instant> {
        @Override
        public void serialize(Instant time, JsonGenerator json, SerializationContext context) {
            json.writeString(time.truncatedTo(ChronoUnit.MICROS).toString());
        }
    }
}
