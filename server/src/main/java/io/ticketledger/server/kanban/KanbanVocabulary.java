package io.ticketledger.server.kanban;

import io.ticketledger.events.Level;
import io.ticketledger.events.Priority;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.Stage;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.TicketType;
import io.ticketledger.query.figures.Health;
import io.ticketledger.query.notifications.NotificationEntry;
import io.ticketledger.server.corridor.Words;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kanban contract's words for ours. A {@code loss} is shown like its neighbour and cannot be told apart by a client of this contract. */
final class KanbanVocabulary {

    static final Words<Stage> STAGE = Words.of(Stage.class)
            .word(Stage.NEW, "new", "New")
            .word(Stage.IN_PROGRESS, "in_progress", "In Progress")
            .word(Stage.REVIEW, "review", "Review")
            .word(Stage.DONE, "done", "Done")
            .build();

    /** The contract's status is how far the work has come, so it shows the stage and nothing finer. */
    static final Words<TicketStatus> STATUS = Words.of(TicketStatus.class)
            .word(TicketStatus.NEW, "new", "New")
            .word(TicketStatus.IN_PROGRESS, "in_progress", "In Progress")
            .word(TicketStatus.RESOLVED, "review", "Review")
            .word(TicketStatus.CLOSED, "done", "Done")
            .loss(TicketStatus.OPEN, TicketStatus.NEW)
            .loss(TicketStatus.ON_HOLD, TicketStatus.IN_PROGRESS)
            .loss(TicketStatus.AWAITING_APPROVAL, TicketStatus.RESOLVED)
            .loss(TicketStatus.REJECTED, TicketStatus.CLOSED)
            .loss(TicketStatus.WITHDRAWN, TicketStatus.CLOSED)
            .build();

    /** On the wire a number, {@code priority_id}. */
    static final Words<Priority> PRIORITY = Words.of(Priority.class)
            .word(Priority.LOWEST, "1", "Lowest")
            .word(Priority.LOW, "2", "Low")
            .word(Priority.MEDIUM, "3", "Medium")
            .word(Priority.HIGH, "4", "High")
            .word(Priority.CRITICAL, "5", "Highest")
            .build();

    /** Of urgency and importance. */
    static final Words<Level> LEVEL = Words.of(Level.class)
            .word(Level.LOW, "low", "Low")
            .word(Level.MEDIUM, "medium", "Medium")
            .word(Level.HIGH, "high", "High")
            .word(Level.CRITICAL, "critical", "Critical")
            .build();

    static final Words<TicketType> TYPE = Words.of(TicketType.class)
            .word(TicketType.TASK, "task", "Task")
            .word(TicketType.BUG, "bug", "Bug")
            .word(TicketType.STORY, "story", "Story")
            .word(TicketType.EPIC, "epic", "Epic")
            .build();

    static final Words<ProjectRole> ROLE = Words.of(ProjectRole.class)
            .word(ProjectRole.SUPERADMIN, "superadmin", "Superadmin")
            .word(ProjectRole.ADMIN, "admin", "Admin")
            .word(ProjectRole.MANAGER, "manager", "Manager")
            .word(ProjectRole.USER, "user", "User")
            .build();

    static final Words<NotificationEntry.Type> NOTIFICATION_TYPE = Words.of(NotificationEntry.Type.class)
            .word(NotificationEntry.Type.TICKET_CREATED, "ticket_created", "Ticket created")
            .word(NotificationEntry.Type.TICKET_OPENED, "ticket_opened", "Ticket opened")
            .word(NotificationEntry.Type.TICKET_ASSIGNED, "ticket_assigned", "Ticket assigned")
            .word(NotificationEntry.Type.WORK_STARTED, "work_started", "Work started")
            .word(NotificationEntry.Type.TICKET_RESOLVED, "ticket_resolved", "Ticket resolved")
            .word(NotificationEntry.Type.RESOLUTION_APPROVED, "resolution_approved", "Resolution approved")
            .word(NotificationEntry.Type.RESOLUTION_REJECTED, "resolution_rejected", "Resolution rejected")
            .word(NotificationEntry.Type.SLA_BREACHED, "sla_breached", "Overdue")
            .build();

    /** How a company is served. */
    static final Words<Health> HEALTH = Words.of(Health.class)
            .word(Health.CRITICAL, "critical", "Critical")
            .word(Health.ATTENTION, "attention", "Attention")
            .word(Health.INACTIVE, "inactive", "Inactive")
            .word(Health.HEALTHY, "healthy", "Healthy")
            .build();

    static final int LEAST_PRIORITY = 1;
    static final int HIGHEST_PRIORITY = Priority.values().length;

    /** What the log calls them, for whoever reads them there. */
    static final Map<String, String> STATUS_IN_THE_LOG = inTheLog(TicketStatus.class, STATUS::wire);
    static final Map<String, Integer> PRIORITY_IN_THE_LOG = inTheLog(Priority.class, KanbanVocabulary::priorityId);

    private KanbanVocabulary() {}

    /** The log writes constants in lower case, with hyphens. */
    private static <E extends Enum<E>, W> Map<String, W> inTheLog(Class<E> type, Function<E, W> word) {
        return Arrays.stream(type.getEnumConstants()).collect(Collectors.toUnmodifiableMap(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), word));
    }

    static int priorityId(Priority priority) {
        return Integer.parseInt(PRIORITY.wire(priority));
    }

    /** @param id between {@link #LEAST_PRIORITY} and {@link #HIGHEST_PRIORITY} */
    static Priority priority(int id) {
        return PRIORITY.meaning(String.valueOf(id)).orElseThrow();
    }

    /** Older clients say {@code normal} where the contract says {@code medium}. */
    static Optional<Level> level(String wire) {
        return LEVEL.meaning(wire.equals("normal") ? "medium" : wire);
    }
}
