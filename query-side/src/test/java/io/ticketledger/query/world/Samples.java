package io.ticketledger.query.world;

import io.ticketledger.events.*;
import io.ticketledger.events.account.*;
import io.ticketledger.events.project.ColumnOrder;
import io.ticketledger.events.ticket.*;
import io.ticketledger.query.projecting.Entry;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
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
    public static final ProjectId PROJECT = new ProjectId(new UUID(0x7002, 0x8000_0000_0000_0001L));
    public static final ColumnId COLUMN = new ColumnId(new UUID(0x7003, 0x8000_0000_0000_0001L));
    public static final TagId TAG = new TagId(new UUID(0x7004, 0x8000_0000_0000_0001L));
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
        if (type == String.class) return component.getName() + "-text";
        if (type == long.class) return 7L;
        if (type == int.class) return 30;
        if (type == Instant.class) return Book.START;
        if (type == ProjectId.class) return PROJECT;
        if (type == ColumnId.class) return COLUMN;
        if (type == TagId.class) return TAG;
        if (type == CompanyId.class) return new CompanyId(new UUID(1, 4));
        if (type == ContactId.class) return new ContactId(new UUID(1, 5));
        if (type == LogoId.class) return new LogoId(new UUID(1, 6));
        if (type == LocalDate.class) return LocalDate.of(2026, 3, 2);
        if (type == Set.class) return Set.of(Role.ADMIN);
        if (type == List.class) return elements(((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]);
        if (type == Duration.class) return Duration.ofMinutes(90);
        if (type == ExternalReference.class) return new ExternalReference("other", "X-1");
        if (type.isEnum()) return type.getEnumConstants()[1];
        throw new AssertionError("no sample value for " + component);
    }

    private static List<?> elements(Type type) {
        if (type == Channel.class) return List.of(Channel.EMAIL);
        if (type == AccountId.class) return List.of(AGENT, OTHER);
        if (type == ProjectId.class) return List.of(PROJECT, ProjectId.DESK);
        if (type == TagId.class) return List.of(TAG, new TagId(new UUID(0x7004, 0x8000_0000_0000_0002L)));
        if (type == ColumnOrder.class) return List.of(new ColumnOrder(COLUMN, 2));
        throw new AssertionError("no sample of a list of " + type);
    }

    public static AccountOpened account(AccountId id, long number, String username, Role... roles) {
        return new AccountOpened(id, number, username, username + "@example.org", "", "", Set.of(roles), null, null, null, null);
    }

    public static TicketOpened ticket(TicketId id, long number, String title) {
        return new TicketOpened(id, number, REQUESTER, title, "The contact form answers 500", Priority.HIGH, null, null, "BUG", null, null, "Website", 30,
                Book.START.plusSeconds(1800), null);
    }
}
