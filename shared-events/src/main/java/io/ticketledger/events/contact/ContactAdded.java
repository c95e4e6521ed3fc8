package io.ticketledger.events.contact;

import io.ticketledger.events.ContactId;

/** Somebody can be asked who has no account. */
public record ContactAdded(
        ContactId contact,
        long number,
        String name,
        String email,
        String phone,
        String title,
        String department,
        String description) implements ContactEvent {}
