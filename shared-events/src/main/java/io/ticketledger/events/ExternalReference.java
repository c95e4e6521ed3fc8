package io.ticketledger.events;

/** What another system calls this ticket: {@code system} names the system, {@code key} is its word for it. */
public record ExternalReference(String system, String key) {}
