package io.ticketledger.server.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ticketledger.command.ticket.TicketSnapshot;
import io.ticketledger.command.ticket.TicketSnapshot.Happened;
import io.ticketledger.events.Trace;
import io.ticketledger.events.ticket.TicketEvent;
import io.ticketledger.eventstore.CanonicalJson;
import io.ticketledger.eventstore.RecordedEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** From the log's events to a ticket's whole state, and the one text that stands for a state. Pure. */
final class TicketStates {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS, DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .changeDefaultPropertyInclusion(in -> in.withValueInclusion(JsonInclude.Include.NON_NULL))
            .addModule(new SimpleModule().addSerializer(new Words()))
            .build();

    private TicketStates() {}

    /** @param events all of one ticket up to some point, in the order of the log */
    static List<Happened> history(List<RecordedEvent> events) {
        return events.stream().map(event -> new Happened((TicketEvent) event.payload(), event.occurred(), Trace.actor(event.metadata()))).toList();
    }

    /**
     * The one text that stands for a state wherever it is hashed: canonical JSON (RFC 8785) of every field of {@link TicketSnapshot}, names in snake_case,
     * times in UTC and durations as ISO 8601 has them, enumerations in the log's words. Lists stay, also empty ones; what is null is left out, so that a field that
     * a later version adds changes no hash of a state that has nothing in it.
     */
    static String canonical(TicketSnapshot state) {
        return CanonicalJson.write(CanonicalJson.parse(JSON.writeValueAsString(state)));
    }

    /** Of the canonical text in UTF-8, in lower-case hex. */
    static String sha256(TicketSnapshot state) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical(state).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @SuppressWarnings("rawtypes")
    private static final class Words extends StdSerializer<Enum> {

        Words() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum value, JsonGenerator to, SerializationContext context) {
            to.writeString(LedgerVocabulary.word(value));
        }
    }
}
