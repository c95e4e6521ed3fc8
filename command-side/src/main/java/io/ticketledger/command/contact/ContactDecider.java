package io.ticketledger.command.contact;

import io.ticketledger.command.Actor;
import io.ticketledger.command.Context;
import io.ticketledger.command.Rejection;
import io.ticketledger.command.Wording;
import io.ticketledger.command.contact.ContactCommand.*;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.contact.*;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a contact answers to a command, and what it is after an event. Pure, like its neighbour for tickets. */
final class ContactDecider {

    static final int LONGEST_NAME = 200;
    static final int LONGEST_EMAIL = 254;
    static final int LONGEST_DETAIL = 200;

    private ContactDecider() {}

    static List<ContactEvent> decide(@Nullable ContactState contact, ContactCommand command, Context context) {
        if (command instanceof AddContact c) return add(contact, c, context);
        if (contact == null || contact.isDeleted()) throw Rejection.notFound("the-contact-exists", "There is no such contact.");
        return switch (command) {
            case AddContact c -> add(contact, c, context);
            case ChangeContact c -> change(contact, c, context);
            case DeleteContact c -> delete(c, context);
        };
    }

    private static List<ContactEvent> add(@Nullable ContactState contact, AddContact c, Context context) {
        if (contact != null) throw Rejection.conflict("a-contact-is-added-once", "This contact has been added already.");
        onlyAdminsKeepContacts(context.actor());
        judge(new ContactState(false, c.name(), c.email(), c.phone(), c.title(), c.department(), c.description()));
        return List.of(new ContactAdded(c.contact(), c.number(), c.name(), c.email(), c.phone(), c.title(), c.department(), c.description()));
    }

    private static List<ContactEvent> change(ContactState contact, ChangeContact c, Context context) {
        onlyAdminsKeepContacts(context.actor());
        ContactDetailsChanged changed = new ContactDetailsChanged(c.contact(), or(c.name(), contact.name()), or(c.email(), contact.email()),
                or(c.phone(), contact.phone()), or(c.title(), contact.title()), or(c.department(), contact.department()), or(c.description(), contact.description()));
        ContactState next = ContactState.changed(changed);
        judge(next);
        return next.equals(contact) ? List.of() : List.of(changed);
    }

    private static List<ContactEvent> delete(DeleteContact c, Context context) {
        onlyAdminsKeepContacts(context.actor());
        return List.of(new ContactDeleted(c.contact()));
    }

    static ContactState evolve(@Nullable ContactState contact, ContactEvent event) {
        if (event instanceof ContactAdded e) return ContactState.added(e);
        if (contact == null) throw new IllegalStateException("the stream of " + event.contact() + " does not begin with its being added");
        return switch (event) {
            case ContactAdded e -> ContactState.added(e);
            case ContactDetailsChanged e -> ContactState.changed(e);
            case ContactDeleted _ -> contact.deleted();
        };
    }

    /** Contacts belong to no project, so it is enough to have one in hand; who coordinates the desk has its own. */
    private static void onlyAdminsKeepContacts(Actor actor) {
        if (!actor.isAnywhere(ProjectRole.SUPERADMIN, ProjectRole.ADMIN) && !actor.isIn(ProjectId.DESK, ProjectRole.ADMIN)) {
            throw Rejection.forbidden("only-admins-keep-contacts", "Only a superadmin or an admin of a project may do this.");
        }
    }

    /** Whether an address looks like one is the room's to say. */
    private static void judge(ContactState next) {
        Wording.aNameIsGiven(next.name(), LONGEST_NAME);
        Wording.itIsNotTooLong("An address", next.email(), LONGEST_EMAIL);
        Wording.itIsNotTooLong("A phone number", next.phone(), LONGEST_DETAIL);
        Wording.itIsNotTooLong("A title", next.title(), LONGEST_DETAIL);
        Wording.itIsNotTooLong("A department", next.department(), LONGEST_DETAIL);
        Wording.itIsNotTooLong("A description", next.description(), Wording.LONGEST_DESCRIPTION);
    }

    private static String or(@Nullable String given, String before) {
        return given == null ? before : given;
    }
}
