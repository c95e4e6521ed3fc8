package io.ticketledger.command.contact;

import io.ticketledger.events.ContactId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked of a contact. */
public sealed interface ContactCommand {

    @TargetAggregateIdentifier
    ContactId contact();

    record AddContact(ContactId contact, long number, String name, String email, String phone, String title, String department, String description)
            implements ContactCommand {}

    /** What is null stays as it is. */
    record ChangeContact(ContactId contact, @Nullable String name, @Nullable String email, @Nullable String phone, @Nullable String title,
            @Nullable String department, @Nullable String description) implements ContactCommand {}

    record DeleteContact(ContactId contact) implements ContactCommand {}
}
