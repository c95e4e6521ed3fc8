package io.ticketledger.query.world;

import io.ticketledger.events.*;
import io.ticketledger.events.account.*;
import io.ticketledger.events.project.ColumnOrder;
import io.ticketledger.events.ticket.*;
import io.ticketledger.query.projecting.Entry;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** One of each. */
public final class Samples {

    public static final AccountId ADMIN = new AccountId(new UUID(0x7000, 0x8000_0000_0000_0001L));
    public static final AccountId AGENT = new AccountId(new UUID(0x7000, 0x8000_0000_0000_0002L));
    public static final AccountId OTHER = new AccountId(new UUID(0x7000, 0x8000_0000_0000_0003L));
    public static final AccountId REQUESTER = new AccountId(new UUID(0x7000, 0x8000_0000_0000_0004L));
    public static final TicketId TICKET = new TicketId(new UUID(0x7001, 0x8000_0000_0000_0001L));
    public static final TicketId SECOND = new TicketId(new UUID(0x7001, 0x8000_0000_0000_0002L));
    public static final Entry ENTRY = Entry.of(1, 0, new WorkStarted(TICKET), Book.START, Book.START, java.util.Map.of());

    private Samples() {}

    /** An event of this class with something in every field: a new event needs no sample of its own unless it has a field of a new kind. */
    public static LedgerEvent of(Class<? extends LedgerEvent> type) {
        try {
            RecordComponent[] components = type.getRecordComponents();
            Constructor<? extends LedgerEvent> constructor = type.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
            return constructor.newInstance(Arrays.stream(components).map(Samples::value).toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("no sample of " + type, e);
        }
    }

    private static Object value(RecordComponent component) {
        Class<?> type = component.getType();
        if (type == TicketId.class) return TICKET;
        if (type == AccountId.class) return REQUESTER;
        if (type == CommentId.class) return new CommentId(new UUID(1, 1));
        if (type == AttachmentId.class) return new AttachmentId(new UUID(1, 2));
        if (type == CredentialId.class) return new CredentialId(new UUID(1, 3));
        if (type == ProjectId.class) return ProjectId.DESK;
        if (type == ColumnId.class) return new ColumnId(new UUID(1, 4));
        if (type == TagId.class) return new TagId(new UUID(1, 5));
        if (type == CompanyId.class) return new CompanyId(new UUID(1, 6));
        if (type == ContactId.class) return new ContactId(new UUID(1, 7));
        if (type == LogoId.class) return new LogoId(new UUID(1, 8));
        if (type == LocalDate.class) return LocalDate.of(2026, 3, 31);
        if (type == String.class) return component.getName() + "-text";
        if (type == long.class) return 7L;
        if (type == int.class) return 30;
        if (type == Instant.class) return Book.START;
        if (type == Set.class) return Set.of(Role.ADMIN);
        if (component.getGenericType().getTypeName().endsWith("<io.ticketledger.events.Channel>")) return List.of(Channel.EMAIL);
        if (component.getGenericType().getTypeName().endsWith("<io.ticketledger.events.ProjectId>")) return List.of(ProjectId.DESK);
        if (component.getGenericType().getTypeName().endsWith("<io.ticketledger.events.TagId>")) return List.of(new TagId(new UUID(1, 5)));
        if (component.getGenericType().getTypeName().endsWith("ColumnOrder>")) return List.of(new ColumnOrder(new ColumnId(new UUID(1, 4)), 3));
        if (type == List.class) return List.of(AGENT, OTHER);
        if (type == Duration.class) return Duration.ofMinutes(90);
        if (type == ExternalReference.class) return new ExternalReference("other", "X-1");
        if (type.isEnum()) return type.getEnumConstants()[1];
        throw new AssertionError("no sample value for " + component);
    }

    public static AccountOpened account(AccountId id, long number, String username, Role... roles) {
        return new AccountOpened(id, number, username, username + "@example.org", "", "", Set.of(roles), null, null, null, null);
    }

    public static TicketOpened ticket(TicketId id, long number, String title) {
        return new TicketOpened(id, number, REQUESTER, title, "The contact form answers 500", Priority.HIGH, null, null, "BUG", null, null, "Website", 30,
                Book.START.plusSeconds(1800), null);
    }
}
