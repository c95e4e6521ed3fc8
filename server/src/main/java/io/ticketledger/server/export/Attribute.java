package io.ticketledger.server.export;

import org.jspecify.annotations.Nullable;

/**
 * A named value in a type that the formats for process mining know.
 *
 * @param value null when there is none any more
 */
record Attribute(String name, Kind kind, @Nullable String value) {

    enum Kind { TEXT, INTEGER, BOOLEAN, TIME }

    static Attribute text(String name, @Nullable String value) {
        return new Attribute(name, Kind.TEXT, value);
    }

    static Attribute number(String name, long value) {
        return new Attribute(name, Kind.INTEGER, Long.toString(value));
    }

    static Attribute flag(String name) {
        return new Attribute(name, Kind.BOOLEAN, "true");
    }
}
