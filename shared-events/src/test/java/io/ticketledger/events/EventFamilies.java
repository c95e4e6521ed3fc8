package io.ticketledger.events;

import io.ticketledger.events.account.AccountEvent;
import io.ticketledger.events.company.CompanyEvent;
import io.ticketledger.events.contact.ContactEvent;
import io.ticketledger.events.project.ProjectEvent;
import io.ticketledger.events.ticket.TicketEvent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Every event the code knows, found by walking the sealed families; a new family is added here and nowhere else. */
final class EventFamilies {

    static final List<Class<? extends LedgerEvent>> FAMILIES = 
            List.of(TicketEvent.class, AccountEvent.class, ProjectEvent.class, CompanyEvent.class, ContactEvent.class);

    static List<Class<?>> members() {
        return FAMILIES.stream().flatMap(EventFamilies::leaves).toList();
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed() ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventFamilies::leaves) : Stream.of(type);
    }

    private EventFamilies() {}
}
