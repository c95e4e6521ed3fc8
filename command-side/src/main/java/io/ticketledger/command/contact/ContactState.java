package io.ticketledger.command.contact;

import io.ticketledger.events.contact.ContactAdded;
import io.ticketledger.events.contact.ContactDetailsChanged;

/** What a decision about a contact reads. */
record ContactState(boolean isDeleted, String name, String email, String phone, String title, String department, String description) {

    static ContactState added(ContactAdded e) {
        return new ContactState(false, e.name(), e.email(), e.phone(), e.title(), e.department(), e.description());
    }

    static ContactState changed(ContactDetailsChanged e) {
        return new ContactState(false, e.name(), e.email(), e.phone(), e.title(), e.department(), e.description());
    }

    ContactState deleted() {
        return new ContactState(true, name, email, phone, title, department, description);
    }
}
