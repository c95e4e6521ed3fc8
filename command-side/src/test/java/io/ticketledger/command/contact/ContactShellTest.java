package io.ticketledger.command.contact;

import io.ticketledger.command.ShellSpecification;
import io.ticketledger.events.contact.ContactEvent;

class ContactShellTest extends ShellSpecification<ContactState, ContactCommand, ContactEvent> {

    ContactShellTest() {
        super(Contact.class, ContactCommand.class, ContactEvent.class, Scenario.CONTACT, KeepingContactsTest.EXAMPLES);
    }
}
