package io.ticketledger.events.contact;

import io.ticketledger.events.LedgerEvent;
import io.ticketledger.events.ContactId;

/** Everything that can happen to a contact. */
public sealed interface ContactEvent extends LedgerEvent
        permits ContactAdded,
                ContactDetailsChanged,
                ContactDeleted {

    ContactId contact();
}
