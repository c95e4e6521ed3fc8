package io.ticketledger.events.contact;

import io.ticketledger.events.ContactId;

/** A contact is not to be asked any more. */
public record ContactDeleted(ContactId contact) implements ContactEvent {}
