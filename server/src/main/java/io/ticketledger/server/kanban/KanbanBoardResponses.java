package io.ticketledger.server.kanban;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Projects, columns, tags and contacts as they are on the wire. */
final class KanbanBoardResponses {

    private KanbanBoardResponses() {}

    /** @param createdBy null for the desk's own project, which nobody created */
    record Project(long id, String name, String key, String description, @Nullable Long createdBy, Instant createdAt, Instant updatedAt) {}

    /** @param stage more than the contract says: how far the work in the column has come */
    record Column(long id, String name, int order, String color, long project, long ticketsCount, Instant createdAt, Instant updatedAt, String stage) {}

    record Done(String status) {}

    record Member(long id, KanbanPeopleResponses.Person user, String role, Instant assignedAt) {}

    record Tag(long id, String name, String description, String color, long project, String projectName, long ticketsCount, long contactsCount, Instant createdAt,
            Instant updatedAt) {}

    record ContactName(long id, String name, String email) {}

    record TagContact(long id, long tag, ContactName contact, String role, Instant addedAt) {}

    record Contact(long id, String name, String email, String phone, String title, String department, String description, Instant createdAt, Instant updatedAt) {}
}
