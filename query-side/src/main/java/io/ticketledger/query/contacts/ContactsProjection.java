package io.ticketledger.query.contacts;

import io.ticketledger.events.account.AccountEvent;
import io.ticketledger.events.contact.*;
import io.ticketledger.events.ticket.TicketEvent;
import io.ticketledger.query.projecting.Change;
import io.ticketledger.query.projecting.Entry;
import io.ticketledger.query.projecting.Projection;
import java.util.List;

/** Writes {@link Contacts}. */
public final class ContactsProjection implements Projection {

    public static final String NAME = "contacts";

    private static final String ADDED = """
            INSERT INTO contact (id, number, name, email, phone, title, department, description, created_by, created_at, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING""";
    private static final String CHANGED = "UPDATE contact SET name = ?, email = ?, phone = ?, title = ?, department = ?, description = ?, updated_at = ? WHERE id = ?";
    private static final String DELETED = "DELETE FROM contact WHERE id = ?";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> tables() {
        return List.of("contact");
    }

    @Override
    public List<Change> on(ContactEvent event, Entry entry) {
        return List.of(switch (event) {
            case ContactAdded e -> Change.of(ADDED, e.contact(), e.number(), e.name(), e.email(), e.phone(), e.title(), e.department(), e.description(), entry.actor(),
                    entry.occurred(), entry.occurred());
            case ContactDetailsChanged e -> Change.of(CHANGED, e.name(), e.email(), e.phone(), e.title(), e.department(), e.description(), entry.occurred(), e.contact());
            case ContactDeleted e -> Change.of(DELETED, e.contact());
        });
    }

    @Override
    public List<Change> on(TicketEvent event, Entry entry) {
        return List.of();
    }

    @Override
    public List<Change> on(AccountEvent event, Entry entry) {
        return List.of();
    }
}
