package io.ticketledger.events;

/**
 * Anything the log can hold. Not sealed, because the sealed families live in packages of their own (Java wants a sealed family in one package
 * unless everything is a named module); {@link StoredEvents} is the complete list, and a test holds the two together.
 */
public interface LedgerEvent {}
