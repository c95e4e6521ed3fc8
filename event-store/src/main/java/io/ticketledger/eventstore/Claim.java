package io.ticketledger.eventstore;

/** Something that only one stream may hold at a time: the kind says of what (`user-name`), the key which one. */
public record Claim(String kind, String key) {}
