package io.ticketledger.server.kanban;

import io.ticketledger.events.AccountId;
import io.ticketledger.query.contacts.ContactRow;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.projects.ColumnRow;
import io.ticketledger.query.projects.Membership;
import io.ticketledger.query.projects.ProjectRow;
import io.ticketledger.query.projects.TagRow;
import io.ticketledger.server.kanban.KanbanBoardResponses.Column;
import io.ticketledger.server.kanban.KanbanBoardResponses.Contact;
import io.ticketledger.server.kanban.KanbanBoardResponses.ContactName;
import io.ticketledger.server.kanban.KanbanBoardResponses.Member;
import io.ticketledger.server.kanban.KanbanBoardResponses.Project;
import io.ticketledger.server.kanban.KanbanBoardResponses.Tag;
import io.ticketledger.server.kanban.KanbanBoardResponses.TagContact;
import java.time.Instant;
import java.util.Map;

/** Projects, columns, tags and contacts, from our views to the contract's shapes. Pure. */
final class KanbanBoardTranslation {

    private KanbanBoardTranslation() {}

    static Project project(ProjectRow p, Map<AccountId, Account> people) {
        Account creator = p.createdBy() == null ? null : people.get(p.createdBy());
        return new Project(p.number(), p.name(), p.key(), p.description(), creator == null ? null : creator.number(), p.createdAt(), p.updatedAt());
    }

    /** @param cards how many are in it */
    static Column column(ColumnRow c, ProjectRow project, long cards) {
        return new Column(c.number(), c.name(), c.order(), c.color(), project.number(), cards, c.createdAt(), c.updatedAt(), KanbanVocabulary.STAGE.wire(c.stage()));
    }

    static Tag tag(TagRow t, ProjectRow project, long tickets) {
        return new Tag(t.number(), t.name(), t.description(), t.color(), project.number(), project.name(), tickets, t.contactsCount(), t.createdAt(), t.updatedAt());
    }

    static TagContact tagContact(long number, TagRow tag, ContactRow contact, String role, Instant addedAt) {
        return new TagContact(number, tag.number(), new ContactName(contact.number(), contact.name(), contact.email()), role, addedAt);
    }

    static Contact contact(ContactRow c) {
        return new Contact(c.number(), c.name(), c.email(), c.phone(), c.title(), c.department(), c.description(), c.createdAt(), c.updatedAt());
    }

    static Member member(Membership m, Account account) {
        return new Member(m.number(), KanbanPeopleTranslation.person(account), KanbanVocabulary.ROLE.wire(m.role()), m.since());
    }
}
