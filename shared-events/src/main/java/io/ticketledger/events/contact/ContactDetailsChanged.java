package io.ticketledger.events.contact;

import io.ticketledger.events.ContactId;

/** What is known of a contact, all of it. */
public record ContactDetailsChanged(
        ContactId contact,
        String name,
        String email,
        String phone,
        String title,
        String department,
        String description) implements ContactEvent {}
