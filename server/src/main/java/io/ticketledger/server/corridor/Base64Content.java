package io.ticketledger.server.corridor;

import java.util.function.Supplier;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.annotation.JsonSerialize;

/** Bytes that are fetched when they are written, so that of a response with many files only one is in memory at a time. */
@JsonSerialize(using = Base64Content.Writer.class)
public record Base64Content(Supplier<byte[]> bytes) {

    static final class Writer extends ValueSerializer<Base64Content> {

        @Override
        public void serialize(Base64Content content, JsonGenerator json, SerializationContext context) {
            json.writeBinary(content.bytes().get());
        }
    }
}
