package io.ticketledger.query.projects;

import io.ticketledger.events.ContactId;
import io.ticketledger.events.TagId;
import java.time.Instant;

/** Who can be asked about a tag, and what for. The number is that of the connection, not of the contact. */
public record TagContact(long number, TagId tag, ContactId contact, String role, Instant addedAt) {}
